package org.molrae.chemistry.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.openscience.cdk.CDKConstants;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IAtomType;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.interfaces.IStereoElement;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmiFlavor;
import org.openscience.cdk.smiles.SmilesGenerator;
import org.openscience.cdk.smiles.SmilesParser;

final class CdkBridgeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "N[C@@H](C)C(=O)O",
                "N[C@H](C)C(=O)O",
                "C[C@](F)(Cl)Br",
                "[C@H](F)(Cl)Br",
                "F[C@@]1(Cl)CCO1",
                "O=C1[C@@]2(C)CC[C@H]1C2",
                "C[S@](=O)c1ccccc1",
                "C[P@@](=O)(O)c1ccccc1",
                "C1C[N@@]2CC[C@@H]1CC2C",
                "N12C[C@H](CC1)CC2C",
                "[S@@](C)(=O)CC",
                "CC[S@@]2CC(C)O2",
                "C[S@@+]1CCC(C)C1",
                "F/C=C/F",
                "F/C=C\\F",
                "C(/F)=C/F",
                "C/C(F)=C(/Cl)Br",
                "C/C=C/C=C\\C",
                "C1CCC/C=C/CC1",
                "C/N=C(/C)c1ccccc1",
                "[2H][C@](C)(N)O",
                "CC(C)[C@@H]1NC(=O)[C@H](C)OC1=O",
                "C[C@H]1CC[C@@H](C)CC1",
                "OC[C@H]1O[C@@H](Oc2ccc(/C=C/c3ccncc3)cc2)[C@H](O)[C@@H](O)[C@@H]1O"
            })
    void configurationsGoToCdkAndBack(String smiles) throws Exception {
        Molecule molecule = Molecule.fromSmiles(smiles);
        IAtomContainer container = molecule.container();
        assertThat(KekuleForm.of(Molecule.of(container).graph())).isEqualTo(KekuleForm.of(smiles));
        // as CDK itself reads the text
        IAtomContainer parsed =
                new SmilesParser(SilentChemObjectBuilder.getInstance()).parseSmiles(smiles);
        SmilesGenerator writer = new SmilesGenerator(SmiFlavor.Isomeric);
        assertThat(stereo(container)).hasSameSizeAs(stereo(parsed));
        for (IAtom atom : container.atoms()) {
            atom.setIsAromatic(false);
        }
        assertThat(KekuleForm.of(writer.create(container)))
                .isEqualTo(KekuleForm.of(writer.create(parsed)));
    }

    private static List<IStereoElement<?, ?>> stereo(IAtomContainer container) {
        List<IStereoElement<?, ?>> elements = new ArrayList<>();
        container.stereoElements().forEach(elements::add);
        return elements;
    }

    @Test
    void atomsHaveTheirHybridizationAndMap() throws Exception {
        IAtomContainer container = Molecule.fromSmiles("[CH3:7]C(=O)C#N").container();
        assertThat(container.getAtom(0).<Integer>getProperty(CDKConstants.ATOM_ATOM_MAPPING))
                .isEqualTo(7);
        assertThat(container.getAtom(1).<Integer>getProperty(CDKConstants.ATOM_ATOM_MAPPING))
                .isNull();
        List<IAtomType.Hybridization> hybridizations = new ArrayList<>();
        container.atoms().forEach(atom -> hybridizations.add(atom.getHybridization()));
        assertThat(hybridizations)
                .containsExactly(
                        IAtomType.Hybridization.SP3,
                        IAtomType.Hybridization.SP2,
                        IAtomType.Hybridization.SP2,
                        IAtomType.Hybridization.SP1,
                        IAtomType.Hybridization.SP1);
        assertThat(Molecule.of(container).graph().map(0)).isEqualTo(7);
    }

    @Test
    void aromaticBondsWithoutAnOrderAreGivenOne() throws Exception {
        SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
        parser.kekulise(false);
        IAtomContainer read = parser.parseSmiles("c1ccc2[nH]ccc2c1[C@H](F)Cl");
        assertThat(KekuleForm.of(Molecule.smiles(read)))
                .isEqualTo(KekuleForm.of("c1ccc2[nH]ccc2c1[C@H](F)Cl"));
        assertThat(read.getBond(0).getOrder()).as("it stays as it is").isEqualTo(IBond.Order.UNSET);
        IAtomContainer uncounted = SilentChemObjectBuilder.getInstance().newAtomContainer();
        IAtom carbon = uncounted.getBuilder().newAtom();
        carbon.setAtomicNumber(6);
        uncounted.addAtom(carbon);
        assertThatThrownBy(() -> Molecule.of(uncounted))
                .isInstanceOf(InvalidMoleculeException.class)
                .hasMessageStartingWith("CDK cannot write this molecule: ");
    }
}
