#!/usr/bin/env python3
"""Makes RDKit's figures for every element, natural, as isotopes and charged, which the tests of properties compare with.

    elements_rdkit.py src/molecules/src/test/resources/org/molrae/molecules/properties/elements.tsv

Needs RDKit 2022.09; the toolkit itself does not.
"""
import sys

sys.path.append("/usr/share/RDKit/Contrib/SA_Score")
import sascorer  # noqa: E402
from rdkit import Chem, RDLogger  # noqa: E402
from rdkit.Chem import Descriptors, QED, rdMolDescriptors  # noqa: E402

RDLogger.DisableLog("rdApp.*")

KNOWN = """
O[32P](=O)(O)O C[17OH] [13CH3]C [O-][99Tc](=O)(=O)=O O[211At](=O)=O C1=C[Te]C=C1 c1cc[te]c1 C1=C[Se]C=C1 c1cc[se]c1 c1cc[siH]cc1 c1cc[asH]c1
O=S1(=O)C=CC=C2CCCCC3CC(C3)N21 C1=CCC2C(=C1)CCCCC1CC2C1 [999*]C [0C] [0CH4] [5*]CC
""".split()


def smiles():
    table = Chem.GetPeriodicTable()
    for element in range(1, 119):
        known = [mass for mass in range(1, 320) if table.GetMassForIsotope(element, mass)]
        middle = known[len(known) // 2] if known else 2 * element + 55
        lightest = known[0] if known else 2 * element + 45
        for text in ("[#%d]", "[%d#%%d+]" % middle, "[%d#%%d]" % lightest, "[999#%d-2]", "C[%d#%%d]" % middle):
            yield text % element
    yield from KNOWN


with open(sys.argv[1], "w") as out:
    out.write("# SMILES, weight, exact mass, SA score, QED, Morgan environments of radius 2; RDKit 2022.09, by benchmarks/peers/elements_rdkit.py\n")
    for text in smiles():
        mol = Chem.MolFromSmiles(text)
        if mol is None:
            continue
        environments = rdMolDescriptors.GetMorganFingerprint(mol, 2).GetNonzeroElements()
        fingerprint = " ".join("%d:%d" % item for item in sorted(environments.items()))
        figures = Descriptors.MolWt(mol), Descriptors.ExactMolWt(mol), sascorer.calculateScore(mol), QED.qed(mol)
        out.write("%s\t%s\t%s\n" % (text, "\t".join("%.6f" % figure for figure in figures), fingerprint))
