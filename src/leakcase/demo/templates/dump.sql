-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
-- Host: localhost    Database: qinghe
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS `member`;
CREATE TABLE `member` (
  `id` int NOT NULL AUTO_INCREMENT,
  `real_name` varchar(32) NOT NULL COMMENT '姓名',
  `gender` char(1) DEFAULT NULL COMMENT '性别',
  `mobile` varchar(11) NOT NULL COMMENT '手机号',
  `id_card` varchar(18) DEFAULT NULL COMMENT '身份证号',
  `email` varchar(64) DEFAULT NULL,
  `address` varchar(128) DEFAULT NULL COMMENT '住址',
  `password` char(32) NOT NULL COMMENT '密码',
  `login_ip` varchar(45) DEFAULT NULL,
  `created_at` datetime NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `member` WRITE;
INSERT INTO `member` VALUES 
{% for someone in dumped %}
({{ loop.index }},'{{ someone.name }}','{{ someone.gender }}','{{ someone.mobile }}','{{ someone.resident_id }}','{{ someone.email }}','{{ someone.address }}','{{ hashed(someone) }}','{{ someone.ip }}','2024-{{ "%02d" % (loop.index % 12 + 1) }}-11 09:30:00'){{ "," if not loop.last else ";" }}
{% endfor %}
UNLOCK TABLES;
-- Dump completed on 2025-06-30  3:00:01
