#!/usr/bin/python3
"""Writes the fixtures against which molrae's Fréchet distances and its figures of images are tested.

Fréchet distances by SciPy's matrix square root, as the FID's reference code takes it (Debian:
python3-scipy); precision and recall after Sajjadi et al., from their formulas, with clusters by
scikit-learn (python3-sklearn); and a TorchScript module with the signature of NVIDIA's Inception
file (python3-torch).

    benchmarks/peers/image_metrics_reference.py src/images/src/test/resources/org/molrae/images/metric \\
        src/autoencoder/src/test/resources/org/molrae/autoencoder/features
"""

import json
import os
import sys

import numpy as np
import scipy
import scipy.linalg
import sklearn
import torch
from sklearn.cluster import KMeans

from gaussian_mixture_reference import save


def frechet(a, b):
    """The formula of Heusel et al. with the square root of the product of the covariances."""
    difference = a.mean(axis=0) - b.mean(axis=0)
    s, t = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    root = scipy.linalg.sqrtm(s @ t)
    return difference @ difference + np.trace(s) + np.trace(t) - 2 * np.trace(root).real


def features(rng, count, dimension, scale, shift):
    factor = rng.normal(size=(dimension, dimension)) / np.sqrt(dimension)
    return (shift + scale * rng.normal(size=(count, dimension)) @ factor).astype(np.float32)


def f_beta_pair(samples, data, beta=8.0, angles=1001, epsilon=1e-10):
    """max F8 and max F1/8 over the curve of two histograms."""
    slopes = np.tan(np.linspace(epsilon, np.pi / 2 - epsilon, angles))
    precision = np.array([np.minimum(data * slope, samples).sum() for slope in slopes])
    recall = precision / slopes
    return curve_best(np.clip(precision, 0, 1), np.clip(recall, 0, 1), beta, epsilon)


def curve_best(precision, recall, beta, epsilon):
    def f(b):
        return (1 + b * b) * precision * recall / (b * b * precision + recall + epsilon)

    return f(beta).max(), f(1 / beta).max()


def clustered_pair(samples, data, clusters=20, runs=10):
    """The same from features, with full k-means."""
    slopes = np.tan(np.linspace(1e-10, np.pi / 2 - 1e-10, 1001))
    precisions, recalls = [], []
    for run in range(runs):
        labels = KMeans(clusters, n_init=1, random_state=run).fit(np.vstack([samples, data])).labels_
        q = np.bincount(labels[: len(samples)], minlength=clusters) / len(samples)
        p = np.bincount(labels[len(samples) :], minlength=clusters) / len(data)
        precision = np.array([np.minimum(p * slope, q).sum() for slope in slopes])
        precisions.append(np.clip(precision, 0, 1))
        recalls.append(np.clip(precision / slopes, 0, 1))
    return curve_best(np.mean(precisions, axis=0), np.mean(recalls, axis=0), 8.0, 1e-10)


class Detector(torch.nn.Module):
    """Means of the quadrants of each channel; (logits, so to speak, without return_features)."""

    def forward(self, pixels: torch.Tensor, return_features: bool = False) -> torch.Tensor:
        means = torch.nn.functional.adaptive_avg_pool2d(pixels, 2).flatten(1)
        if return_features:
            return means
        return means[:, :1]


def main(directory, features_directory):
    os.makedirs(directory, exist_ok=True)
    os.makedirs(features_directory, exist_ok=True)
    rng = np.random.default_rng(20260102)
    distances = {}
    cases = {
        "plain": (features(rng, 300, 12, 1.0, 0.0), features(rng, 250, 12, 1.5, 0.4)),
        "near": (features(rng, 400, 8, 1.0, 0.0),) * 2,
        # fewer points than dimensions: both covariances are singular
        "singular": (features(rng, 20, 30, 2.0, 1.0), features(rng, 25, 30, 1.0, 0.0)),
    }
    cases["near"] = (cases["near"][0], cases["near"][0] + np.float32(0.01))
    for name, (a, b) in cases.items():
        distances[name + ".a"], distances[name + ".b"] = a, b
        distances[name + ".distance"] = np.float64(frechet(a.astype(np.float64), b.astype(np.float64)))
    save(os.path.join(features_directory, "frechet.safetensors"), distances)
    tensors = {}
    for number in range(4):
        samples, data = rng.dirichlet(np.full(20, 0.7)), rng.dirichlet(np.full(20, 0.7))
        tensors["histograms%d.samples" % number] = samples
        tensors["histograms%d.data" % number] = data
        tensors["histograms%d.f" % number] = np.array(f_beta_pair(samples, data))
    centres = 6 * rng.normal(size=(10, 5))
    data = (centres[rng.integers(10, size=600)] + rng.normal(size=(600, 5))).astype(np.float32)
    samples = (centres[rng.integers(6, size=600)] + 1.3 * rng.normal(size=(600, 5))).astype(np.float32)
    tensors["clustered.samples"], tensors["clustered.data"] = samples, data
    tensors["clustered.f"] = np.array(clustered_pair(samples, data))
    save(os.path.join(directory, "reference.safetensors"), tensors)
    torch.jit.script(Detector()).save(os.path.join(directory, "detector.pt"))
    print(scipy.__version__, sklearn.__version__, torch.__version__)
    print(json.dumps({k: v.tolist() for k, v in (distances | tensors).items() if v.size < 3}, indent=1))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
