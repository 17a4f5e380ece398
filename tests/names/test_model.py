"""The model file: small, safe to load, quick."""

from __future__ import annotations

import time
from importlib.resources import files

import numpy as np

from leakcase.pii.names.classes import CLASS_COUNT, FEATURE_COUNT
from leakcase.pii.names.model import FILE, Model

PATH = files("leakcase.pii.names").joinpath(FILE)


def test_the_file_is_small_and_holds_plain_arrays() -> None:
    assert len(PATH.read_bytes()) < 3 << 20
    with PATH.open("rb") as stream, np.load(stream, allow_pickle=False) as archive:
        assert all(archive[name].dtype != object for name in archive.files)


def test_its_arrays_fit_each_other() -> None:
    model = Model.load()
    assert model.ids.shape == (1 << 16,)
    assert model.chars.shape == (1 << 16, 8)
    assert model.base.shape == model.check.shape == model.values.shape
    assert model.weights.shape == (FEATURE_COUNT,)
    assert model.between.shape == (CLASS_COUNT, CLASS_COUNT)
    assert np.isfinite(model.weights).all()
    assert np.isfinite(model.between).all()


def test_it_loads_at_once() -> None:
    Model.load.cache_clear()
    began = time.process_time()
    Model.load()
    assert time.process_time() - began < 0.2
