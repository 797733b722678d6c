package org.molrae.cli.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.cli.options.RingSizeRange;
import org.molrae.grammar.Vocabulary;
import org.molrae.molecules.mask.GuestBounds;
import org.molrae.molecules.mask.Scaffold;
import picocli.CommandLine.Option;

/** The fragments that drawn molecules are to contain, and what may grow where. */
final class FragmentOptions {

    @Option(
            names = "--scaffold",
            paramLabel = "SMILES",
            description =
                    "Only molecules that contain this fragment; they grow wherever its hydrogens let them.")
    @Nullable String scaffold;

    @Option(
            names = "--decorate",
            paramLabel = "SMILES",
            description =
                    "Only molecules of this fragment with something at each of its marks, and at none of its other"
                            + " atoms. Marks are written [*:1], [*] or *: 'c1ccc([*:1])nc1[*:2]'.")
    @Nullable String decorate;

    @Option(
            names = "--at",
            paramLabel = "N:BOUNDS",
            description =
                    "What may be at mark N of --decorate: 1:max-atoms=8,elements=C,N,O,rings=0-1. There are atoms and"
                            + " rings, each a number or range, also with min- or max-, and elements. May be given once"
                            + " a mark.")
    @Nullable List<String> at;

    @Option(
            names = "--link",
            arity = "1..3",
            paramLabel = "SMILES",
            description =
                    "Only molecules of these two fragments, each with one mark, and something between the marks:"
                            + " --link '*c1ccccc1' '*C(=O)O', also written with a '.' or '|' between them.")
    @Nullable List<String> link;

    @Option(
            names = "--macrocycle",
            paramLabel = "SMILES",
            description =
                    "Only molecules of this fragment with something from one of its two marks to the other. The ring"
                            + " that this closes has --ring-sizes, 12 to 16 atoms where that is not given.")
    @Nullable String macrocycle;

    @Option(
            names = "--replace-core",
            paramLabel = "SMILES",
            description = "Only molecules that differ from this one in the part that --core names.")
    @Nullable String replaceCore;

    @Option(
            names = "--core",
            paramLabel = "SMARTS",
            description =
                    "The part of --replace-core that is drawn anew; one or two bonds lead to it.")
    @Nullable String core;

    @Option(
            names = "--linker",
            paramLabel = "BOUNDS",
            description =
                    "What may be between the marks of --link or --macrocycle, or in the place of --core:"
                            + " path=2-5,max-atoms=8,rings=0. Bounds are those of --at, and path, the atoms on the"
                            + " shortest way.")
    @Nullable String linker;

    /**
     * Looks at the options before a model is read.
     *
     * @throws IllegalArgumentException if one makes no sense by itself, or they do not go together
     */
    void require() {
        List<String> given = new ArrayList<>();
        add(given, "--scaffold", scaffold);
        add(given, "--decorate", decorate);
        add(given, "--link", link);
        add(given, "--macrocycle", macrocycle);
        add(given, "--replace-core", replaceCore);
        if (given.size() > 1) {
            throw new IllegalArgumentException(
                    "give one of " + String.join(", ", given) + ": they do not go together");
        }
        requireWith("--at", at, "--decorate", decorate);
        requireWith("--core", core, "--replace-core", replaceCore);
        if (replaceCore != null && core == null) {
            throw new IllegalArgumentException("--replace-core needs --core SMARTS");
        }
        if (linker != null && link == null && macrocycle == null && replaceCore == null) {
            throw new IllegalArgumentException(
                    "--linker goes with --link, --macrocycle or --replace-core");
        }
        for (String fragment : fragments()) {
            try {
                KekuleGraph.read(fragment);
            } catch (InvalidMoleculeException e) {
                throw new IllegalArgumentException(
                        "%s %s: %s".formatted(given.get(0), fragment, e.summary()), e);
            }
        }
        bounds();
        linkerBounds();
    }

    private static void add(List<String> given, String name, @Nullable Object value) {
        if (value != null) {
            given.add(name);
        }
    }

    private static void requireWith(
            String name, @Nullable Object value, String other, @Nullable Object otherValue) {
        if (value != null && otherValue == null) {
            throw new IllegalArgumentException(name + " goes with " + other);
        }
    }

    /** Whether {@code --ring-sizes} is about the ring of a macrocycle. */
    boolean closesRing() {
        return macrocycle != null;
    }

    /** The fragments that are written. */
    private List<String> fragments() {
        if (link != null) {
            return ends(link);
        }
        for (String one : Arrays.asList(scaffold, decorate, macrocycle, replaceCore)) {
            if (one != null) {
                return List.of(one);
            }
        }
        return List.of();
    }

    private static List<String> ends(List<String> link) {
        List<String> ends =
                link.stream().flatMap(text -> Arrays.stream(text.split("[.|]", -1))).toList();
        if (ends.size() != 2) {
            throw new IllegalArgumentException(
                    "--link takes two fragments, not %d: a text goes from one to the other; link two, and"
                                    .formatted(ends.size())
                            + " put the third on with --decorate");
        }
        return ends;
    }

    private Map<Integer, GuestBounds> bounds() {
        Map<Integer, GuestBounds> bounds = new HashMap<>();
        for (String one : at == null ? List.<String>of() : at) {
            String[] sides = one.split(":", 2);
            if (sides.length < 2 || !sides[0].matches("\\d{1,9}")) {
                throw new IllegalArgumentException(
                        "--at takes a mark and bounds, 1:max-atoms=8, not " + one);
            }
            try {
                if (bounds.put(Integer.valueOf(sides[0]), GuestBounds.parse(sides[1])) != null) {
                    throw new IllegalArgumentException("mark " + sides[0] + " is there twice");
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--at " + one + ": " + e.getMessage(), e);
            }
        }
        return bounds;
    }

    private GuestBounds linkerBounds() {
        try {
            return linker == null ? GuestBounds.ANY : GuestBounds.parse(linker);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--linker " + linker + ": " + e.getMessage(), e);
        }
    }

    /**
     * What is to be contained.
     *
     * @param ringSizes the value of {@code --ring-sizes}
     * @throws IllegalArgumentException if it is no molecule, or the vocabulary cannot express it
     */
    Optional<Scaffold> scaffold(Vocabulary vocabulary, @Nullable String ringSizes) {
        List<String> fragments = fragments();
        if (fragments.isEmpty()) {
            return Optional.empty();
        }
        String name =
                scaffold != null
                        ? "--scaffold"
                        : decorate != null
                                ? "--decorate"
                                : link != null
                                        ? "--link"
                                        : macrocycle != null ? "--macrocycle" : "--replace-core";
        try {
            return Optional.of(read(fragments, vocabulary, ringSizes));
        } catch (InvalidMoleculeException e) {
            throw new IllegalArgumentException(
                    "%s %s: %s".formatted(name, String.join(" ", fragments), e.summary()), e);
        }
    }

    private Scaffold read(List<String> fragments, Vocabulary vocabulary, @Nullable String ringSizes)
            throws InvalidMoleculeException {
        String first = fragments.get(0);
        if (scaffold != null) {
            return Scaffold.of(first, vocabulary);
        }
        if (decorate != null) {
            return Scaffold.decorated(first, bounds(), vocabulary);
        }
        if (link != null) {
            return Scaffold.linking(first, fragments.get(1), linkerBounds(), vocabulary);
        }
        if (core != null) {
            return Scaffold.replacing(
                    first, SubstructurePattern.of(core), linkerBounds(), vocabulary);
        }
        RingSizeRange size = RingSizeRange.parse(ringSizes == null ? "12-16" : ringSizes);
        return Scaffold.macrocycle(
                first,
                new GuestBounds.Range(size.smallest(), size.largest()),
                linkerBounds(),
                vocabulary);
    }
}
