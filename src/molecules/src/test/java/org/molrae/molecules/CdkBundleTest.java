package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openscience.cdk.atomtype.CDKAtomTypeMatcher;
import org.openscience.cdk.depict.DepictionGenerator;
import org.openscience.cdk.fingerprint.CircularFingerprinter;
import org.openscience.cdk.fingerprint.MACCSFingerprinter;
import org.openscience.cdk.fingerprint.PubchemFingerprinter;
import org.openscience.cdk.fragment.ExhaustiveFragmenter;
import org.openscience.cdk.fragment.MurckoFragmenter;
import org.openscience.cdk.inchi.InChIGeneratorFactory;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.layout.StructureDiagramGenerator;
import org.openscience.cdk.qsar.AbstractMolecularDescriptor;
import org.openscience.cdk.qsar.descriptors.molecular.ALOGPDescriptor;
import org.openscience.cdk.qsar.descriptors.molecular.BCUTDescriptor;
import org.openscience.cdk.qsar.descriptors.molecular.HBondAcceptorCountDescriptor;
import org.openscience.cdk.qsar.descriptors.molecular.HBondDonorCountDescriptor;
import org.openscience.cdk.qsar.descriptors.molecular.JPlogPDescriptor;
import org.openscience.cdk.qsar.descriptors.molecular.RotatableBondsCountDescriptor;
import org.openscience.cdk.qsar.descriptors.molecular.TPSADescriptor;
import org.openscience.cdk.qsar.descriptors.molecular.XLogPDescriptor;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smarts.SmartsPattern;
import org.openscience.cdk.smiles.SmilesParser;
import org.openscience.cdk.tools.CDKHydrogenAdder;
import org.openscience.cdk.tools.manipulator.MolecularFormulaManipulator;

/**
 * The parts of cdk-bundle that the toolkit uses work on the trimmed class path, and none of them
 * prints anything.
 */
class CdkBundleTest {

    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;
    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

    @BeforeAll
    static void listen() {
        PrintStream listener = new PrintStream(PRINTED, true, StandardCharsets.UTF_8);
        System.setOut(listener);
        System.setErr(listener);
    }

    @AfterAll
    static void nothingWasPrinted() {
        System.setOut(OUT);
        System.setErr(ERR);
        assertThat(PRINTED.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static IAtomContainer aspirin() throws Exception {
        SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
        IAtomContainer molecule = parser.parseSmiles("CC(=O)Oc1ccccc1C(=O)O");
        for (int i = 0; i < molecule.getAtomCount(); i++) {
            var type =
                    CDKAtomTypeMatcher.getInstance(molecule.getBuilder())
                            .findMatchingAtomType(molecule, molecule.getAtom(i));
            assertThat(type).isNotNull();
            org.openscience.cdk.tools.manipulator.AtomTypeManipulator.configure(
                    molecule.getAtom(i), type);
        }
        CDKHydrogenAdder.getInstance(molecule.getBuilder()).addImplicitHydrogens(molecule);
        return molecule;
    }

    @Test
    void describes() throws Exception {
        List<AbstractMolecularDescriptor> descriptors =
                List.of(
                        new TPSADescriptor(),
                        new XLogPDescriptor(),
                        new ALOGPDescriptor(),
                        new JPlogPDescriptor(),
                        new BCUTDescriptor(),
                        new HBondAcceptorCountDescriptor(),
                        new HBondDonorCountDescriptor(),
                        new RotatableBondsCountDescriptor());
        for (AbstractMolecularDescriptor descriptor : descriptors) {
            descriptor.initialise(SilentChemObjectBuilder.getInstance());
            assertThat(descriptor.calculate(aspirin()).getException())
                    .as(descriptor.getClass().getName())
                    .isNull();
        }
        assertThat(new TPSADescriptor().calculate(aspirin()).getValue().toString())
                .startsWith("63.6");
        assertThat(
                        MolecularFormulaManipulator.getString(
                                MolecularFormulaManipulator.getMolecularFormula(aspirin())))
                .isEqualTo("C9H8O4");
    }

    @Test
    void fingerprintsAndMatches() throws Exception {
        IAtomContainer aspirin = aspirin();
        assertThat(
                        new CircularFingerprinter(CircularFingerprinter.CLASS_ECFP4)
                                .getBitFingerprint(aspirin)
                                .cardinality())
                .isPositive();
        assertThat(new MACCSFingerprinter().getBitFingerprint(aspirin).cardinality()).isPositive();
        assertThat(
                        new PubchemFingerprinter(aspirin.getBuilder())
                                .getBitFingerprint(aspirin)
                                .cardinality())
                .isPositive();
        assertThat(SmartsPattern.create("c1ccccc1C(=O)[OH]").matches(aspirin)).isTrue();
    }

    @Test
    void fragments() throws Exception {
        MurckoFragmenter murcko = new MurckoFragmenter(true, 3);
        murcko.generateFragments(aspirin());
        assertThat(murcko.getFragments()).isNotEmpty();
        ExhaustiveFragmenter exhaustive = new ExhaustiveFragmenter();
        exhaustive.generateFragments(aspirin());
        assertThat(exhaustive.getFragments()).isNotEmpty();
    }

    @Test
    void drawsAndLaysOut() throws Exception {
        System.setProperty("java.awt.headless", "true");
        IAtomContainer aspirin = aspirin();
        new StructureDiagramGenerator().generateCoordinates(aspirin);
        assertThat(aspirin.getAtom(0).getPoint2d()).isNotNull();
        var depiction = new DepictionGenerator().withAtomColors().depict(aspirin);
        assertThat(depiction.toSvgStr()).contains("<svg");
        assertThat(depiction.toImg().getWidth()).isPositive();
    }

    @Test
    void callsInchi() throws Exception {
        assertThat(InChIGeneratorFactory.getInChIGenerator(aspirin()).getInchiKey())
                .isEqualTo("BSYNRYMUTXBXSQ-UHFFFAOYSA-N");
    }

    @Test
    void keepsQuietAboutDoubtfulInput() throws Exception {
        SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
        assertThat(parser.parseSmiles("F/C(/Cl)=C(/F)\\Cl").getAtomCount()).isEqualTo(6);
    }
}
