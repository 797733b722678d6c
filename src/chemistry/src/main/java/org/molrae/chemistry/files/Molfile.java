package org.molrae.chemistry.files;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.openscience.cdk.aromaticity.Kekulization;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.graph.Cycles;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.interfaces.IStereoElement;
import org.openscience.cdk.io.IChemObjectReader.Mode;
import org.openscience.cdk.io.MDLV2000Reader;
import org.openscience.cdk.io.MDLV2000Writer;
import org.openscience.cdk.io.MDLV3000Reader;
import org.openscience.cdk.layout.StructureDiagramGenerator;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmiFlavor;
import org.openscience.cdk.smiles.SmilesGenerator;
import org.openscience.cdk.smiles.SmilesParser;
import org.openscience.cdk.tools.manipulator.AtomContainerManipulator;

/**
 * Structures as molfiles and SDF records, read (V2000, V3000) and written (V2000, drawn in two
 * dimensions) by CDK; stereo is that of the drawing. Any number of threads may ask at once.
 */
public final class Molfile {

    /** The most atoms that the format has room for. */
    private static final int MOST_ATOMS = 999;

    /** As RDKit reads: double bonds of smaller rings have but one configuration. */
    private static final int SMALLEST_RING_WITH_STEREO = 8;

    private static final String PROGRAM_LINE = "  molrae            2D";

    private Molfile() {}

    /**
     * The SMILES of a molfile: its constitution as drawn, with isotopes and stereo, without
     * explicit hydrogens.
     *
     * @throws UnreadableFileException if it is none, or holds what no SMILES can say
     */
    public static String smiles(String molfile) throws UnreadableFileException {
        try {
            IAtomContainer molecule = read(molfile);
            boolean aromatic = false;
            for (IBond bond : molecule.bonds()) {
                if (bond.getOrder() == null
                        || (bond.getOrder() == IBond.Order.UNSET && !bond.isAromatic())) {
                    throw new UnreadableFileException("a bond of the structure is a query");
                }
                aromatic |= bond.getOrder() == IBond.Order.UNSET;
            }
            if (aromatic) {
                kekulize(molecule);
            }
            return new SmilesGenerator(SmiFlavor.Isomeric)
                    .create(AtomContainerManipulator.suppressHydrogens(molecule));
        } catch (CDKException | IOException | RuntimeException e) {
            if (e instanceof UnreadableFileException known) {
                throw known;
            }
            throw new UnreadableFileException("the structure cannot be read: " + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        // CDK's reader says what it refuses; where it trips, its words are those of Java
        return message == null || e instanceof RuntimeException
                ? "its lines are not those of a molfile"
                : message.lines().findFirst().orElse(message).strip();
    }

    private static IAtomContainer read(String molfile) throws CDKException, IOException {
        IAtomContainer empty = SilentChemObjectBuilder.getInstance().newAtomContainer();
        String counts = molfile.lines().skip(3).findFirst().orElse("");
        if (counts.contains("V3000")) {
            try (MDLV3000Reader reader =
                    new MDLV3000Reader(new StringReader(molfile), Mode.RELAXED)) {
                return reader.read(empty);
            }
        }
        try (MDLV2000Reader reader = new MDLV2000Reader(new StringReader(molfile), Mode.RELAXED)) {
            return reader.read(empty);
        }
    }

    private static void kekulize(IAtomContainer molecule) throws CDKException {
        for (IBond bond : molecule.bonds()) {
            if (bond.isAromatic()) {
                bond.getBegin().setIsAromatic(true);
                bond.getEnd().setIsAromatic(true);
            }
        }
        Kekulization.kekulize(molecule);
    }

    /**
     * A record of SDF with its end: a molecule, drawn, with a title and data fields.
     *
     * @throws InvalidMoleculeException if the text is no molecule
     * @throws IllegalArgumentException if CDK cannot draw it, or it has more than 999 atoms
     */
    public static String sdf(String smiles, String title, Map<String, String> fields)
            throws InvalidMoleculeException {
        String kekule = KekuleForm.of(smiles);
        StringBuilder out = new StringBuilder();
        out.append(oneLine(title)).append('\n').append(PROGRAM_LINE).append('\n');
        // CDK's first two lines hold the time, which would make no two runs alike
        List<String> lines = drawn(kekule, smiles).lines().toList();
        for (String line : lines.subList(2, lines.size())) {
            out.append(line).append('\n');
        }
        fields.forEach(
                (name, value) ->
                        out.append("> <")
                                .append(oneLine(name).replace('<', '(').replace('>', ')'))
                                .append(">\n")
                                .append(oneLine(value))
                                .append("\n\n"));
        return out.append("$$$$\n").toString();
    }

    private static String drawn(String kekule, String smiles) {
        StringWriter text = new StringWriter();
        try (MDLV2000Writer writer = new MDLV2000Writer(text)) {
            SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
            IAtomContainer molecule = parser.parseSmiles(kekule);
            if (molecule.getAtomCount() > MOST_ATOMS || molecule.getBondCount() > MOST_ATOMS) {
                throw new IllegalArgumentException(
                        "a V2000 molfile holds " + MOST_ATOMS + " atoms and bonds at most");
            }
            StructureDiagramGenerator drawing = new StructureDiagramGenerator();
            drawing.generateCoordinates(molecule);
            markUnknown(molecule);
            writer.write(molecule);
        } catch (CDKException | IOException e) {
            throw new IllegalArgumentException("CDK cannot draw " + smiles, e);
        }
        return text.toString();
    }

    /** Crosses double bonds of large rings whose configuration is not known: CDK leaves them. */
    private static void markUnknown(IAtomContainer molecule) {
        Cycles.markRingAtomsAndBonds(molecule);
        for (IBond bond : molecule.bonds()) {
            if (bond.getOrder() == IBond.Order.DOUBLE
                    && bond.isInRing()
                    && bond.getDisplay() == IBond.Display.Solid
                    && smallestRing(bond) >= SMALLEST_RING_WITH_STEREO
                    && !configured(molecule, bond)) {
                bond.setDisplay(IBond.Display.Crossed);
            }
        }
    }

    private static boolean configured(IAtomContainer molecule, IBond bond) {
        for (IStereoElement<?, ?> element : molecule.stereoElements()) {
            if (element.getFocus().equals(bond)) {
                return true;
            }
        }
        return false;
    }

    private static int smallestRing(IBond bond) {
        Map<IAtom, Integer> distances = new HashMap<>();
        Deque<IAtom> next = new ArrayDeque<>();
        distances.put(bond.getBegin(), 1);
        next.add(bond.getBegin());
        while (!next.isEmpty()) {
            IAtom atom = next.remove();
            int distance = distances.getOrDefault(atom, 0);
            if (atom.equals(bond.getEnd())) {
                return distance;
            }
            for (IBond other : atom.bonds()) {
                IAtom neighbor = other.getOther(atom);
                if (!other.equals(bond) && distances.putIfAbsent(neighbor, distance + 1) == null) {
                    next.add(neighbor);
                }
            }
        }
        return 0;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
    }
}
