#!/usr/bin/env python3
"""Distribution metrics by RDKit, SciPy and NumPy, to compare `molrae evaluate` with.

    metrics_reference.py GENERATED --reference R [--train T] [--limit N] [--processes N] > figures.tsv

Our own writing of the published definitions: MOSES (moses/metrics of molecularsets/moses 1.0) and the KL score of GuacaMol 0.5
(distribution_learning_benchmark.py). Lines are `metric<TAB>value`, named as `molrae evaluate` names them; Scaf_stereo is the
second reading of Scaf, with the configurations that RDKit leaves in scaffolds. MOSES' filters take the SMARTS of
src/chemistry/src/main/resources/org/molrae/chemistry/alerts. Needs Debian's python3-rdkit (2022.09) and python3-scipy;
the toolkit itself does not.
"""
import argparse
import collections
import gzip
import math
import os
import sys
from multiprocessing import Pool

from absent import absent

sys.path.append("/usr/share/RDKit/Contrib/SA_Score")
try:
    import numpy as np
    import sascorer
    from rdkit import Chem, DataStructs, RDLogger
    from rdkit.Chem import QED, AllChem, Crippen, Descriptors
    from rdkit.Chem import rdMolDescriptors as rd
    from rdkit.Chem.Scaffolds import MurckoScaffold
    from scipy.stats import entropy, gaussian_kde, wasserstein_distance
except ImportError:
    absent("RDKit with Contrib/SA_Score, or SciPy,", "python3-rdkit rdkit-data python3-scipy")

RDLogger.DisableLog("rdApp.*")
ALERTS = os.path.join(
    os.path.dirname(os.path.abspath(__file__)),
    "../../src/chemistry/src/main/resources/org/molrae/chemistry/alerts",
)
TWELVE = {
    "logP": Crippen.MolLogP,
    "MW": Descriptors.MolWt,
    "TPSA": rd.CalcTPSA,
    "HBA_rdkit": rd.CalcNumHBA,
    "HBD": rd.CalcNumHBD,
    "rotatable": rd.CalcNumRotatableBonds,
    "rings": rd.CalcNumRings,
    "aromatic_rings": rd.CalcNumAromaticRings,
    "heavy": lambda m: m.GetNumHeavyAtoms(),
    "fsp3": rd.CalcFractionCSP3,
    "QED": QED.qed,
    "bertz": Descriptors.BertzCT,
}
PROPERTIES = list(TWELVE) + ["SA", "aliphatic_rings"]
KL_CONTINUOUS = ["bertz", "logP", "MW", "TPSA"]
KL_DISCRETE = ["HBA_rdkit", "HBD", "rotatable", "aliphatic_rings", "aromatic_rings"]


def smarts(name):
    with open(os.path.join(ALERTS, name), encoding="utf-8") as lines:
        return [Chem.MolFromSmarts(l.rstrip("\n").split("\t")[1]) for l in lines if "\t" in l]


FILTERS = smarts("mcf.tsv") + smarts("pains.tsv")
ALLOWED = {"C", "N", "S", "O", "F", "Cl", "Br", "H"}


def passes(mol):
    if any(len(ring) >= 8 for ring in mol.GetRingInfo().AtomRings()):
        return False
    if any(a.GetFormalCharge() != 0 or a.GetSymbol() not in ALLOWED for a in mol.GetAtoms()):
        return False
    full = Chem.AddHs(mol)
    return not any(full.HasSubstructMatch(p) for p in FILTERS)


def scaffold(mol, stereo, fewest=2):
    if not stereo:
        mol = Chem.Mol(mol)
        Chem.RemoveStereochemistry(mol)
    try:
        core = MurckoScaffold.GetScaffoldForMol(mol)
        text = Chem.MolToSmiles(core)
    except (ValueError, RuntimeError):
        return None
    return None if text == "" or core.GetRingInfo().NumRings() < fewest else text


def environments(mol):
    vector = np.zeros(256)
    for identifier, count in AllChem.GetMorganFingerprint(mol, 2).GetNonzeroElements().items():
        vector[identifier % 256] += count
    return vector


def frechet(generated, reference):
    a, b = (np.array([r["environments"] for r in rows]) for rows in (generated, reference))
    one, two = np.cov(a.T), np.cov(b.T)
    # the trace of a square root is the sum of the roots of the eigenvalues, which are real and not negative but for rounding
    roots = np.sqrt(np.clip(np.linalg.eigvals(one @ two).real, 0, None))
    return float(((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(one + two) - 2 * roots.sum())


def features(smiles):
    mol = Chem.MolFromSmiles(smiles) if smiles else None
    if mol is None or mol.GetNumAtoms() == 0:
        return None
    values = [f(mol) for f in TWELVE.values()] + [sascorer.calculateScore(mol), rd.CalcNumAliphaticRings(mol)]
    return dict(
        canonical=Chem.MolToSmiles(mol),
        plain=Chem.MolToSmiles(mol, isomericSmiles=False),
        moses=AllChem.GetMorganFingerprintAsBitVect(mol, 2, 1024),
        guacamol=AllChem.GetMorganFingerprintAsBitVect(mol, 2, 4096),
        fragments=Chem.MolToSmiles(AllChem.FragmentOnBRICSBonds(mol)).split("."),
        scaffold=scaffold(mol, False),
        scaffold_1ring=scaffold(mol, False, 1),
        scaffold_stereo=scaffold(mol, True),
        passes=passes(mol),
        environments=environments(mol),
        values=dict(zip(PROPERTIES, values)),
    )


def canonical(smiles):
    mol = Chem.MolFromSmiles(smiles)
    return None if mol is None else Chem.MolToSmiles(mol)


def load(path, limit=None):
    with (gzip.open(path, "rt") if path.endswith(".gz") else open(path, encoding="utf-8")) as lines:
        texts = [line.split()[0] for line in lines if line.strip()]
    return texts[:limit]


def cosine(a, b):
    if not a or not b:
        return math.nan
    dot = sum(n * b[k] for k, n in a.items() if k in b)
    return dot / math.sqrt(sum(n * n for n in a.values())) / math.sqrt(sum(n * n for n in b.values()))


def row_similarity(row):
    columns, how = SHARED
    values = np.array(DataStructs.BulkTanimotoSimilarity(row, columns))
    return values.max() if how == "max" else (values.mean(), math.sqrt((values**2).mean()))


def internal(fingerprints):
    best = np.zeros(len(fingerprints))
    for i in range(1, len(fingerprints)):
        row = np.array(DataStructs.BulkTanimotoSimilarity(fingerprints[i], fingerprints[:i]))
        best[i] = max(best[i], row.max())
        np.maximum(best[:i], row, out=best[:i])
    return best


def kl_continuous(base, sampled):
    both = np.hstack([base, sampled])
    grid = np.linspace(both.min(), both.max(), num=1000)
    return entropy(gaussian_kde(base)(grid) + 1e-10, gaussian_kde(sampled)(grid) + 1e-10)


def kl_discrete(base, sampled):
    p, bins = np.histogram(base, bins=10, density=True)
    q, _ = np.histogram(sampled, bins=bins, density=True)
    return entropy(p + 1e-10, q + 1e-10)


def distinct(rows):
    return list({row["plain"]: row for row in reversed(rows)}.values())[::-1][:10000]


def kl_score(generated, reference):
    generated, reference = distinct(generated), distinct(reference)
    columns = lambda rows, name: np.array([r["values"][name] for r in rows], float)  # noqa: E731
    parts = {n: kl_continuous(columns(reference, n), columns(generated, n)) for n in KL_CONTINUOUS}
    parts.update({n: kl_discrete(columns(reference, n), columns(generated, n)) for n in KL_DISCRETE})
    parts["internal_similarity"] = kl_continuous(
        internal([r["guacamol"] for r in reference]), internal([r["guacamol"] for r in generated])
    )
    return parts, float(np.mean([math.exp(-v) for v in parts.values()]))


SHARED = None


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("generated")
    arguments.add_argument("--reference", required=True)
    arguments.add_argument("--train")
    arguments.add_argument("--limit", type=int)
    arguments.add_argument("--processes", type=int, default=2)
    options = arguments.parse_args()
    out = lambda name, value: print(f"{name}\t{value:.6f}", flush=True)  # noqa: E731
    texts = load(options.generated, options.limit)
    with Pool(options.processes) as pool:
        rows = [r for r in pool.map(features, texts, 100) if r]
        reference = [r for r in pool.map(features, load(options.reference), 100) if r]
        train = set(pool.imap(canonical, load(options.train), 500)) if options.train else None
    out("valid", len(rows) / len(texts))
    for k in (1000, 10000):
        head = [r["canonical"] for r in rows[:k]]
        out(f"unique@{k // 1000}k", len(set(head)) / len(head))
    found = {r["canonical"] for r in rows}
    if train:
        out("novelty", len(found - train) / len(found))
    fingerprints = [r["moses"] for r in rows]
    global SHARED
    SHARED = (fingerprints, "mean")
    with Pool(options.processes) as pool:
        means = np.array(pool.map(row_similarity, fingerprints, 200))
    out("IntDiv1", 1 - means[:, 0].mean())
    out("IntDiv2", 1 - means[:, 1].mean())
    SHARED = ([r["moses"] for r in reference], "max")
    with Pool(options.processes) as pool:
        out("SNN", float(np.mean(pool.map(row_similarity, fingerprints, 200))))
    count = collections.Counter
    out("Frag", cosine(count(f for r in rows for f in r["fragments"]), count(f for r in reference for f in r["fragments"])))
    for name, key in (("Scaf", "scaffold"), ("Scaf_all", "scaffold_1ring"), ("Scaf_stereo", "scaffold_stereo")):
        out(name, cosine(*(count(r[key] for r in set_ if r[key]) for set_ in (rows, reference))))
    out("filters", float(np.mean([r["passes"] for r in rows])))
    out("filters_reference", float(np.mean([r["passes"] for r in reference])))
    normalized = []
    for name in list(TWELVE) + ["SA"]:
        a, b = ([r["values"][name] for r in set_] for set_ in (rows, reference))
        distance = wasserstein_distance(a, b)
        out({"logP": "logP", "SA": "SA", "QED": "QED", "MW": "weight"}.get(name, f"W_{name}"), distance)
        if name in TWELVE:
            normalized.append(distance / np.std(b))
    out("Wasserstein12", float(np.mean(normalized)))
    parts, score = kl_score(rows, reference)
    for name, value in parts.items():
        out(f"KL_{name}", value)
    out("KL", score)
    out("Frechet_environments", frechet(rows, reference))


if __name__ == "__main__":
    main()
