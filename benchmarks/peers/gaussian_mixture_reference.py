#!/usr/bin/python3
"""Writes the fixtures against which molrae's Gaussian mixtures are tested.

Fits scikit-learn's GaussianMixture (Debian: python3-sklearn) to small sets of latent codes and
stores codes, start, result and figures as safetensors, packed by hand so that the reader of the
format is tested against bytes that molrae did not write. The same version of scikit-learn gives
the same files.

    benchmarks/peers/gaussian_mixture_reference.py src/autoencoder/src/test/resources/org/molrae/autoencoder/density
"""

import json
import os
import struct
import sys

import numpy as np
import sklearn
from sklearn.mixture import GaussianMixture

DTYPES = {"float64": "F64", "float32": "F32", "int64": "I64"}


def save(path, tensors):
    header = {"__metadata__": {"made_by": "scikit-learn " + sklearn.__version__}}
    data = b""
    for name, array in tensors.items():
        array = np.asarray(array)
        body = np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<")).tobytes()
        header[name] = {
            "dtype": DTYPES[array.dtype.name],
            "shape": list(array.shape),
            "data_offsets": [len(data), len(data) + len(body)],
        }
        data += body
    text = json.dumps(header).encode()
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + data)


def known_mixture(rng, counts, dimension, spread):
    """Codes of Gaussians whose axes are stretched and turned at random."""
    parts = []
    for count in counts:
        factor = rng.normal(size=(dimension, dimension)) / np.sqrt(dimension)
        mean = spread * rng.normal(size=dimension)
        parts.append(mean + rng.normal(size=(count, dimension)) @ factor)
    codes = np.concatenate(parts)
    rng.shuffle(codes)
    return codes.astype(np.float32)


def nearly_singular(rng):
    """A constant dimension, one that is the sum of two others, scales from 1e-3 to 1e2, duplicates."""
    codes = known_mixture(rng, [120, 80], 5, 1.5)
    codes[:, 1] *= 100
    codes[:, 2] *= 1e-3
    codes[:, 3] = codes[:, 0] + codes[:, 2]
    codes[:, 4] = 0.25
    return np.concatenate([codes, codes[:40]]).astype(np.float32)


def reference(codes, components, rng):
    """From a given start, so that both programs walk the same path, and from k-means as they come."""
    wide = codes.astype(np.float64)
    means = wide[rng.choice(len(wide), components, replace=False)]
    weights = rng.dirichlet(np.full(components, 5.0))
    start = np.diag(wide.var(axis=0) + 1e-3)
    precisions = np.array([np.linalg.inv(start)] * components)
    same = GaussianMixture(
        components,
        weights_init=weights,
        means_init=means,
        precisions_init=precisions,
        max_iter=500,
    ).fit(wide)
    free = max(
        GaussianMixture(components, random_state=seed, max_iter=500).fit(wide).score(wide)
        for seed in range(10)
    )
    single = GaussianMixture(1).fit(wide)
    return {
        "codes": codes,
        "start_weights": weights,
        "start_means": means,
        "start_covariances": np.array([start] * components),
        "weights": same.weights_,
        "means": same.means_,
        "covariances": same.covariances_,
        "log_densities": same.score_samples(wide),
        "mean_log_likelihood": np.float64(same.score(wide)),
        "bic": np.float64(same.bic(wide)),
        "iterations": np.int64(same.n_iter_),
        "best_of_ten_kmeans_starts": np.float64(free),
        "single_mean": single.means_[0],
        "single_covariance": single.covariances_[0],
        "single_mean_log_likelihood": np.float64(single.score(wide)),
    }


def main(directory):
    os.makedirs(directory, exist_ok=True)
    rng = np.random.default_rng(20260101)
    sets = {
        "mixture": (known_mixture(rng, [250, 150, 120, 80], 6, 2.0), 4),
        "nearly-singular": (nearly_singular(rng), 3),
    }
    for name, (codes, components) in sets.items():
        figures = reference(codes, components, rng)
        save(os.path.join(directory, name + ".safetensors"), figures)
        print(name, {k: v.item() for k, v in figures.items() if v.ndim == 0})


if __name__ == "__main__":
    main(sys.argv[1])
