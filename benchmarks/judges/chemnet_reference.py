#!/usr/bin/python3
"""Writes a stand-in for ChemNet and figures made with it, against which molrae's FCD is tested.

The network has random weights but ChemNet's kinds of layers and its input and output, [n, 35, 350] to [n, 512], and is traced as
a user traces ChemNet itself. Texts are encoded after the description of fcd 1.2.2 (github.com/bioinf-jku/FCD), written anew;
the distance is by SciPy's matrix root, as that package takes it, and from singular values of the data.

    benchmarks/judges/chemnet_reference.py src/molecules/src/test/resources/org/molrae/molecules/evaluation

Needs Debian's python3-torch and python3-scipy.
"""
import os
import re
import sys

import numpy as np
import scipy.linalg
import torch

SYMBOLS = "C N O H F Cl P B Br S I Si # ( ) + - 1 2 3 4 5 6 7 8 = [ ] @ c n o s X .".split()
TOKEN = re.compile("|".join(re.escape(s) for s in sorted(SYMBOLS, key=len, reverse=True)) + "|.")


class StandIn(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.convolution = torch.nn.Conv1d(35, 8, 6, padding=3)
        self.first = torch.nn.LSTM(8, 8, batch_first=True)
        self.last = torch.nn.LSTM(8, 12, batch_first=True)
        self.output = torch.nn.Linear(12, 512)
        with torch.no_grad():
            # of PyTorch's own size the weights would make all texts nearly alike
            for parameter in [*self.first.parameters(), *self.last.parameters()]:
                parameter *= 4

    def forward(self, texts):
        hidden = torch.selu(self.convolution(100 * texts)).transpose(1, 2)
        hidden = self.first(hidden)[0]
        hidden = self.last(torch.flip(hidden, [1]))[0][:, -1]
        return torch.selu(self.output(4 * hidden))


class Narrow(torch.nn.Module):
    """Of ChemNet's input, but not of its output."""

    def forward(self, texts):
        return texts[:, :12].sum(2)


class Images(torch.nn.Module):
    """Of another input."""

    def forward(self, pixels):
        return torch.nn.functional.adaptive_avg_pool2d(pixels, 2).flatten(1) @ torch.ones(12, 512)


def one_hot(smiles):
    row = np.zeros((350, 35), np.float32)
    for place, token in enumerate(TOKEN.findall(smiles + ".")):
        row[place, SYMBOLS.index(token) if token in SYMBOLS else SYMBOLS.index("X")] = 1 / 35
    return row.T


def texts(path):
    with open(path, encoding="utf-8") as lines:
        return [line.split()[0] for line in lines if line.split()]


def by_root(a, b):
    root = scipy.linalg.sqrtm(np.cov(a.T) @ np.cov(b.T))
    return ((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(np.cov(a.T) + np.cov(b.T)) - 2 * np.trace(root).real


def by_data(a, b):
    """The trace of the root from the activations themselves: with singular covariances the matrix root has four digits."""
    one, two = ((x - x.mean(0)) / np.sqrt(len(x) - 1) for x in (a, b))
    roots = np.linalg.svd(one @ two.T, compute_uv=False)
    return ((a.mean(0) - b.mean(0)) ** 2).sum() + (one**2).sum() + (two**2).sum() - 2 * roots.sum()


def main(directory):
    torch.manual_seed(3)
    network = StandIn().eval()
    traced = torch.jit.trace(network, torch.rand(2, 35, 350))
    traced.save(os.path.join(directory, "chemnet.pt"))
    torch.jit.trace(Narrow().eval(), torch.rand(2, 35, 350)).save(os.path.join(directory, "narrow.pt"))
    torch.jit.trace(Images().eval(), torch.rand(2, 3, 8, 8)).save(os.path.join(directory, "images.pt"))
    sets = []
    for name in ("generated.smi", "reference.smi"):
        rows = torch.from_numpy(np.array([one_hot(s) for s in texts(os.path.join(directory, name))]))
        with torch.no_grad():
            sets.append(traced(rows).numpy().astype(np.float64))
    with open(os.path.join(directory, "chemnet.tsv"), "w", encoding="utf-8") as out:
        print("root", repr(by_root(*sets)), sep="\t", file=out)
        print("data", repr(by_data(*sets)), sep="\t", file=out)
        for i in range(0, 60, 3):
            print(f"generated {i}", *(f"{x:.7g}" for x in sets[0][i, ::16]), sep="\t", file=out)
    print(f"PyTorch {torch.__version__}", [s.shape for s in sets], [s.std(0).mean() for s in sets])


if __name__ == "__main__":
    main(sys.argv[1])
