"""A number that says why it is nan."""

import copy
import pickle
from math import isnan

import numpy as np
import pytest

from graphkit.network.number import Number, Reason, node_values, ratio, undefined


def test_a_number_is_a_float():
    assert Number(0.5) == 0.5
    assert Number(0.5).reason is None
    assert repr(Number(0.5)) == "0.5"
    assert isinstance(Number(0.5) + 1, float)


def test_nan_says_why():
    nothing = undefined(Reason.NO_TIES)
    assert isnan(nothing)
    assert repr(nothing) == "nan (no-ties)"
    assert ratio(1, 0, Reason.NO_TIES).reason is Reason.NO_TIES
    assert ratio(0, 2, Reason.NO_TIES) == 0


@pytest.mark.parametrize("travelled", [copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_the_reason_travels(travelled):
    assert travelled(undefined(Reason.ISOLATE)).reason is Reason.ISOLATE


def test_values_of_nodes():
    marked = np.array([False, True, True]), np.array([False, False, True])
    values = node_values(("a", "b", "c"), np.arange(3), (marked[1], Reason.ISOLATE), (marked[0], Reason.NOT_STATED))
    assert (values["a"], values["b"].reason, values["c"].reason) == (0, Reason.NOT_STATED, Reason.ISOLATE)
    assert list(values) == ["a", "b", "c"]
    assert len(values) == 3
    assert repr(values) == "NodeValues({'a': 0.0, 'b': nan (not-stated), 'c': nan (isolate)})"
    with pytest.raises(ValueError, match="read-only"):
        values.array[0] = 1
    with pytest.raises(KeyError):
        values["d"]


def test_no_code_is_used_twice():
    assert len({reason.value for reason in Reason}) == len(Reason) == 15
