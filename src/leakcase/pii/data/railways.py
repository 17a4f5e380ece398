"""Letters that begin train numbers of China's railways, and the seat classes on its tickets.

Facts: 列车车次编排规则 of China Railway; numbers run to four digits after a letter, plain fast and
slow trains have four digits without one.
"""

from __future__ import annotations

TRAIN_LETTERS = {
    "G": "高速动车组",
    "D": "动车组",
    "C": "城际动车组",
    "Z": "直达特快",
    "T": "特快",
    "K": "快速",
    "L": "临时旅客列车",
    "Y": "旅游列车",
    "S": "市郊列车",
}
SEATS = (
    "商务座",
    "特等座",
    "一等座",
    "二等座",
    "高级软卧",
    "软卧",
    "硬卧",
    "软座",
    "硬座",
    "动卧",
    "无座",
)
