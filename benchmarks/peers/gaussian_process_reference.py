#!/usr/bin/python3
"""Writes the figures against which molrae's Gaussian processes and expected improvement are tested.

Everything dense: scikit-learn's GaussianProcessRegressor for the exact process, NumPy with the full
n x n covariance for the sparse one (FITC), SciPy for expected improvement, mpmath where it
underflows. A line is a name, a tab and numbers.

    benchmarks/peers/gaussian_process_reference.py > \\
        src/search/src/test/resources/org/molrae/search/surrogate/reference.tsv
"""

import numpy as np
from scipy.stats import norm
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, WhiteKernel

N, D, M, T = 60, 4, 15, 10
JITTER = 1e-6


def show(name, values):
    print(name, *(repr(float(v)) for v in np.ravel(values)), sep="\t")


def kernel(a, b, scales, variance):
    difference = (a[:, None, :] - b[None, :, :]) / scales
    return variance * np.exp(-0.5 * (difference**2).sum(-1))


def sparse_covariance(x, z, scales, variance, noise):
    kmm = kernel(z, z, scales, variance) + JITTER * variance * np.eye(len(z))
    knm = kernel(x, z, scales, variance)
    q = knm @ np.linalg.solve(kmm, knm.T)
    return q + np.diag(variance - np.diag(q) + noise), kmm, knm


def log_likelihood(covariance, y):
    sign, logs = np.linalg.slogdet(covariance)
    return -0.5 * (y @ np.linalg.solve(covariance, y) + logs + len(y) * np.log(2 * np.pi))


def sparse(x, y, z, test, theta):
    scales, variance, noise = np.exp(theta[:-2]), np.exp(theta[-2]), np.exp(theta[-1])
    covariance, kmm, knm = sparse_covariance(x, z, scales, variance, noise)
    centred = y - y.mean()
    star = kernel(test, z, scales, variance)
    cross = star @ np.linalg.solve(kmm, knm.T)
    mean = y.mean() + cross @ np.linalg.solve(covariance, centred)
    var = variance - np.sum(cross * np.linalg.solve(covariance, cross.T).T, axis=1)
    gradient = []
    for i in range(len(theta)):
        ends = []
        for step in (1e-5, -1e-5):
            moved = theta.copy()
            moved[i] += step
            s, v, e = np.exp(moved[:-2]), np.exp(moved[-2]), np.exp(moved[-1])
            ends.append(log_likelihood(sparse_covariance(x, z, s, v, e)[0], centred))
        gradient.append((ends[0] - ends[1]) / 2e-5)
    show("sparse_lml", log_likelihood(covariance, centred))
    show("sparse_gradient", gradient)
    show("sparse_mean", mean)
    show("sparse_variance", var)


def main():
    rng = np.random.default_rng(20261121)
    x = rng.normal(size=(N, D))
    y = 3 + np.sin(2 * x[:, 0]) + 0.5 * x[:, 1] ** 2 + 0.1 * rng.normal(size=N)
    z = x[:M]
    test = rng.normal(size=(T, D))
    theta = np.log(np.array([0.8, 1.5, 3.0, 5.0, 1.7, 0.05]))
    show("codes", x)
    show("scores", y)
    show("test", test)
    show("theta", theta)
    prior = ConstantKernel(np.exp(theta[-2])) * RBF(np.exp(theta[:-2])) + WhiteKernel(np.exp(theta[-1]))
    exact = GaussianProcessRegressor(prior, alpha=0, optimizer=None).fit(x, y - y.mean())
    mean, deviation = exact.predict(test, return_std=True)
    order = [1, 2, 3, 4, 0, 5]  # scikit-learn puts the constant first
    value, gradient = exact.log_marginal_likelihood(exact.kernel_.theta, eval_gradient=True)
    show("exact_lml", value)
    show("exact_gradient", gradient[order])
    show("exact_mean", mean + y.mean())
    show("exact_variance", deviation**2 - np.exp(theta[-1]))
    free = GaussianProcessRegressor(prior, alpha=0, n_restarts_optimizer=8, random_state=1)
    show("exact_best_lml", free.fit(x, y - y.mean()).log_marginal_likelihood_value_)
    # the covariance of two predictions, for the kriging believer
    k = kernel(x, x, np.exp(theta[:-2]), np.exp(theta[-2])) + np.exp(theta[-1]) * np.eye(N)
    more = np.concatenate([x, test[:3]])
    k = kernel(more, more, np.exp(theta[:-2]), np.exp(theta[-2]))
    k += np.exp(theta[-1]) * np.eye(N + 3)
    star = kernel(test, more, np.exp(theta[:-2]), np.exp(theta[-2]))
    show("believed_variance", np.exp(theta[-2]) - np.sum(star * np.linalg.solve(k, star.T).T, axis=1))
    sparse(x, y, z, test, theta)
    u = np.array([-2.9, -2.0, -1.0, -0.1, 0.0, 0.5, 1.0, 2.5, 4.0, 9.0])
    show("improvement_at", u)
    show("log_improvement", np.log(norm.pdf(u) + u * norm.cdf(u)))
    try:
        import mpmath

        mpmath.mp.dps = 60
        far = [-3.1, -5.0, -8.0, -12.0, -40.0, -500.0, -2000.0]
        show("improvement_far_at", far)
        show(
            "log_improvement_far",
            [float(mpmath.log(mpmath.npdf(v) + v * mpmath.ncdf(v))) if v > -30 else
             float(-mpmath.mpf(v) ** 2 / 2 - mpmath.log(2 * mpmath.pi) / 2 + mpmath.log(
                 1 - mpmath.mpf(-v) * mpmath.sqrt(mpmath.pi / 2) * mpmath.exp(mpmath.mpf(v) ** 2 / 2)
                 * mpmath.erfc(mpmath.mpf(-v) / mpmath.sqrt(2))))
             for v in far],
        )
    except ImportError:
        raise SystemExit("needs mpmath (Debian: python3-mpmath)")


if __name__ == "__main__":
    main()
