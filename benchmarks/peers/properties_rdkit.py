#!/usr/bin/env python3
"""RDKit's figures: reads SMILES from stdin, one a line, writes the columns of `molrae properties` as CSV.

Lines that RDKit rejects become empty rows. With --time, prints instead one line "column, molecules a second" for each
of the columns, timed on one core over all molecules; parsing is timed by itself and is in no other figure.
The largest ring is that of the cycle basis that networkx finds from atom 0 (depth first, neighbors ascending).
"""
import argparse
import csv
import os
import sys
import time

from absent import absent

try:
    from rdkit import Chem, RDConfig, RDLogger
    from rdkit.Chem import QED, Crippen, Descriptors, GraphDescriptors, Lipinski, rdMolDescriptors
    from rdkit.Chem.Scaffolds import MurckoScaffold
except ImportError:
    absent("RDKit", "python3-rdkit")
for folder in (RDConfig.RDContribDir, "/usr/share/RDKit/Contrib"):
    sys.path.append(os.path.join(folder, "SA_Score"))
try:
    import sascorer
except ImportError:
    absent("Contrib/SA_Score of RDKit", "rdkit-data")

RDLogger.DisableLog("rdApp.*")


def longest_basis_cycle(mol):
    """The longest cycle of networkx's cycle_basis, or 0."""
    neighbors = [sorted(n.GetIdx() for n in a.GetNeighbors()) for a in mol.GetAtoms()]
    longest = 0
    seen = set()
    for root in range(len(neighbors)):
        if root in seen:
            continue
        parent, used, stack = {root: root}, {root: set()}, [root]
        while stack:
            z = stack.pop()
            for n in neighbors[z]:
                if n not in used:
                    parent[n] = z
                    stack.append(n)
                    used[n] = {z}
                elif n not in used[z]:
                    length, p = 3, parent[z]
                    while p not in used[n]:
                        length += 1
                        p = parent[p]
                    longest = max(longest, length)
                    used[n].add(z)
        seen.update(parent)
    return longest


def cycle_score(mol):
    return -max(0, longest_basis_cycle(mol) - 6)


def penalized_raw(mol):
    return Crippen.MolLogP(mol) - sascorer.calculateScore(mol) + cycle_score(mol)


def penalized_norm(mol):
    return (
        (Crippen.MolLogP(mol) - 2.4570953396190123) / 1.434324401111988
        + (-sascorer.calculateScore(mol) + 3.0525811293166134) / 0.8335207024513095
        + (cycle_score(mol) + 0.0485696876403053) / 0.2860212110245455
    )


COLUMNS = {
    "logP": Crippen.MolLogP,
    "SA": sascorer.calculateScore,
    "QED": QED.qed,
    "cycle_score": cycle_score,
    "penalized_logP_norm": penalized_norm,
    "penalized_logP_raw": penalized_raw,
    "MW": Descriptors.MolWt,
    "TPSA": rdMolDescriptors.CalcTPSA,
    "HBA": rdMolDescriptors.CalcNumLipinskiHBA,
    "HBA_rdkit": rdMolDescriptors.CalcNumHBA,
    "HBD": rdMolDescriptors.CalcNumHBD,
    "rotatable": rdMolDescriptors.CalcNumRotatableBonds,
    "rings": rdMolDescriptors.CalcNumRings,
    "aromatic_rings": rdMolDescriptors.CalcNumAromaticRings,
    "heavy": lambda mol: mol.GetNumHeavyAtoms(),
    "fsp3": rdMolDescriptors.CalcFractionCSP3,
    "bertz": GraphDescriptors.BertzCT,
    "scaffold": lambda mol: MurckoScaffold.MurckoScaffoldSmiles(mol=mol),
    "MR": Crippen.MolMR,
    "exact_mass": rdMolDescriptors.CalcExactMolWt,
}


def value(function, mol):
    try:
        x = function(mol)
    except Exception:  # BertzCT fails on fragments of one atom, SA on molecules without atoms
        return ""
    return f"{x:.6f}" if isinstance(x, float) else x


def measure(lines):
    best = {}
    for _ in range(3):
        start = time.perf_counter()
        mols = [Chem.MolFromSmiles(line) for line in lines]
        best["parse"] = min(best.get("parse", 1e9), time.perf_counter() - start)
    mols = [m for m in mols if m is not None]
    for name, function in COLUMNS.items():
        for _ in range(2):
            # a copy through binary drops what RDKit has cached on the molecule
            fresh = [Chem.Mol(m.ToBinary()) for m in mols]
            for m in fresh:
                Chem.GetSymmSSSR(m)
            start = time.perf_counter()
            for m in fresh:
                value(function, m)
            best[name] = min(best.get(name, 1e9), time.perf_counter() - start)
    for name, seconds in best.items():
        print(f"{name},{len(mols) / seconds:.0f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--time", action="store_true")
    options = parser.parse_args()
    lines = [line.split()[0] for line in sys.stdin if line.split()]
    if options.time:
        measure(lines)
        return
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["smiles", "canonical", *COLUMNS])
    for line in lines:
        mol = Chem.MolFromSmiles(line)
        if mol is None:
            out.writerow([line] + [""] * (1 + len(COLUMNS)))
        else:
            out.writerow([line, Chem.MolToSmiles(mol)] + [value(f, mol) for f in COLUMNS.values()])


if __name__ == "__main__":
    main()
