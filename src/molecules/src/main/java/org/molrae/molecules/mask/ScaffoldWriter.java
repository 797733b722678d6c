package org.molrae.molecules.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.smiles.Configurations;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.smiles.OrderedForm;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;

/**
 * Writes fragments as {@link ScaffoldPlan}s. Of one vocabulary; not safe for threads to share.
 *
 * <p>A mark is written as the atom {@code *}, which no molecule has: in the plan a guest takes its
 * place. Where a guest closes a ring, one of its two marks is written as a ring bond.
 */
final class ScaffoldWriter {

    private static final int DUMMY = 0;
    private static final String MARK = "\\[\\*(:\\d+)?]";

    private final Vocabulary vocabulary;
    private final List<ScaffoldPlan.Guest> guests = new ArrayList<>();
    private final List<ScaffoldPlan.Atom> atoms = new ArrayList<>();
    private final List<ScaffoldPlan.Bond> bonds = new ArrayList<>();
    private final List<Integer> doubleBonds = new ArrayList<>();
    private int[] rules = new int[0];

    ScaffoldWriter(Vocabulary vocabulary) {
        this.vocabulary = vocabulary.plain();
    }

    /**
     * A fragment with guests at any of its hydrogens: from its canonical beginning, and after a
     * guest, from each of its ring atoms with a hydrogen. The latter is how texts of molecules
     * mostly go, since canonical ones begin with the end of a chain.
     */
    List<ScaffoldPlan> open(String smiles) throws InvalidMoleculeException {
        Fragment fragment = new Fragment(smiles);
        if (!fragment.marks.isEmpty()) {
            throw refused("a scaffold has no marks: '--decorate' is for those");
        }
        List<ScaffoldPlan> plans = new ArrayList<>();
        append(fragment, fragment.form.canonicalFirst(), -1, Map.of());
        // the end of the chain is not the fragment's: there it may grow
        rules = Arrays.copyOf(rules, rules.length - 1);
        plans.add(plan(ScaffoldPlan.Kind.OPEN, null));
        for (int a = 0; a < fragment.graph.atoms(); a++) {
            if (fragment.molecule.inRing(a) && fragment.kept(a).hydrogens() > 0) {
                guests.add(new ScaffoldPlan.Guest(0, 0, GuestBounds.ANY));
                rules = new int[] {~0};
                append(fragment, a, -1, Map.of());
                rules = Arrays.copyOf(rules, rules.length - 1);
                plans.add(plan(ScaffoldPlan.Kind.OPEN, null).turningAtRings());
            }
        }
        return plans;
    }

    /** A fragment with guests at its marks: from a canonical beginning, and from each mark. */
    List<ScaffoldPlan> decorated(String smiles, Map<Integer, GuestBounds> bounds)
            throws InvalidMoleculeException {
        Fragment fragment = new Fragment(smiles);
        if (fragment.marks.isEmpty()) {
            throw refused("no atom is marked; marks are written [*:1], [*] or *");
        }
        Set<Integer> unknown = new TreeSet<>(bounds.keySet());
        unknown.removeAll(fragment.marks.values());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no mark %s; there are %s"
                            .formatted(
                                    unknown.iterator().next(),
                                    new TreeSet<>(fragment.marks.values())));
        }
        List<ScaffoldPlan> plans = new ArrayList<>();
        append(fragment, fragment.firstUnmarked(), -1, bounds);
        plans.add(plan(ScaffoldPlan.Kind.MARKED, null));
        for (int mark : fragment.marks.keySet()) {
            GuestBounds bound = bounds.getOrDefault(fragment.number(mark), GuestBounds.ANY);
            if (bound.rings().least() == 0
                    && fragment.graph.order(fragment.graph.bond(mark, 0)) == 1) {
                append(fragment, mark, -1, bounds);
                plans.add(plan(ScaffoldPlan.Kind.MARKED, null).turningAtRings());
            }
        }
        return plans;
    }

    List<ScaffoldPlan> linking(String first, String second, GuestBounds bounds)
            throws InvalidMoleculeException {
        Fragment one = new Fragment(first);
        Fragment two = new Fragment(second);
        int end = one.onlyMark();
        append(one, one.firstUnmarked(), end, Map.of(one.number(end), bounds));
        rules = Arrays.copyOf(rules, rules.length - 1);
        append(two, two.atMark(two.onlyMark()), -1, Map.of());
        ScaffoldPlan plan = plan(ScaffoldPlan.Kind.LINK, null);
        boolean ring = two.molecule.inRing(two.atMark(two.onlyMark()));
        return ring && bounds.rings().least() == 0
                ? List.of(plan, plan.turningAtRings())
                : List.of(plan);
    }

    List<ScaffoldPlan> macrocycle(String smiles, GuestBounds.Range size, GuestBounds bounds)
            throws InvalidMoleculeException {
        Fragment fragment = new Fragment(smiles);
        if (fragment.marks.size() != 2) {
            throw refused("a macrocycle takes two marks, there are " + fragment.marks.size());
        }
        List<Integer> ends = new ArrayList<>(fragment.marks.keySet());
        ends.sort((a, b) -> fragment.number(a) - fragment.number(b));
        fragment.requireSingle(ends.get(0));
        fragment.requireSingle(ends.get(1));
        if (fragment.atMark(ends.get(0)) == fragment.atMark(ends.get(1))) {
            throw refused("the marks of a macrocycle are at two atoms");
        }
        Map<Integer, GuestBounds> each = new HashMap<>();
        ends.forEach(end -> each.put(fragment.number(end), bounds));
        append(fragment, fragment.atMark(ends.get(0)), ends.get(1), each);
        return List.of(plan(ScaffoldPlan.Kind.RING, size));
    }

    private ScaffoldPlan plan(ScaffoldPlan.Kind kind, GuestBounds.@Nullable Range ringSize) {
        ScaffoldPlan plan =
                new ScaffoldPlan(
                        kind,
                        rules,
                        List.copyOf(guests),
                        List.copyOf(atoms),
                        List.copyOf(bonds),
                        List.copyOf(doubleBonds),
                        ringSize,
                        false);
        guests.clear();
        atoms.clear();
        bonds.clear();
        doubleBonds.clear();
        rules = new int[0];
        return plan;
    }

    /** Writes a fragment after what has been written. */
    private void append(Fragment fragment, int first, int last, Map<Integer, GuestBounds> bounds)
            throws InvalidMoleculeException {
        OrderedForm.Text text = fragment.form.write(first, last);
        int[] place = new int[text.atoms().length];
        Arrays.fill(place, -1);
        List<Integer> marked = new ArrayList<>();
        for (int atom : text.atoms()) {
            if (fragment.isMark(atom)) {
                marked.add(guests.size());
                guests.add(
                        new ScaffoldPlan.Guest(
                                fragment.number(atom),
                                atoms.size(),
                                bounds.getOrDefault(fragment.number(atom), GuestBounds.ANY)));
            } else {
                place[atom] = atoms.size();
                atoms.add(fragment.kept(atom));
            }
        }
        fragment.keepBonds(place, bonds, doubleBonds);
        int[] written = derive(text.smiles());
        int from = rules.length;
        rules = Arrays.copyOf(rules, from + written.length);
        int mark = 0;
        for (int i = 0; i < written.length; i++) {
            boolean dummy = vocabulary.spelling(written[i]).equals("*");
            rules[from + i] = dummy ? ~marked.get(mark++) : written[i];
        }
    }

    private int[] derive(String text) throws InvalidMoleculeException {
        try {
            Derivation derivation =
                    new DerivationCodec(vocabulary).encode(text.replaceAll(MARK, "*"));
            if (!derivation.spellings().isEmpty()) {
                throw refused(derivation.spellings().get(0) + " is not in the model's lexicon");
            }
            return derivation.rules();
        } catch (SyntaxException e) {
            throw refused("the grammar cannot write it: " + e.summary());
        }
    }

    private static InvalidMoleculeException refused(String why) {
        return new InvalidMoleculeException(Reason.UNSUPPORTED, -1, why);
    }

    /** One fragment that has been read, by its own numbers of atoms. */
    private static final class Fragment {
        private final OrderedForm form;
        private final KekuleGraph graph;
        private final Molecule molecule;
        private final Configurations configurations;

        /** The number of each mark. */
        private final Map<Integer, Integer> marks = new TreeMap<>();

        Fragment(String smiles) throws InvalidMoleculeException {
            form = new OrderedForm(smiles);
            graph = form.graph();
            molecule = Molecule.of(graph);
            configurations = graph.distinctConfigurations();
            for (int a = 0; a < graph.atoms(); a++) {
                if (isMark(a)) {
                    requirePlace(a);
                    marks.put(a, graph.map(a));
                }
            }
            Set<Integer> numbers = new TreeSet<>(marks.values());
            for (Map.Entry<Integer, Integer> mark : marks.entrySet()) {
                int free = 1;
                while (mark.getValue() == 0 && numbers.contains(free)) {
                    free++;
                }
                if (mark.getValue() == 0) {
                    mark.setValue(free);
                    numbers.add(free);
                }
            }
            if (new TreeSet<>(marks.values()).size() < marks.size()) {
                throw refused("two marks have one number");
            }
            if (marks.size() == graph.atoms()) {
                throw refused("a fragment has atoms other than marks");
            }
        }

        private void requirePlace(int mark) throws InvalidMoleculeException {
            if (graph.degree(mark) != 1 || graph.charge(mark) != 0 || graph.isotope(mark) != 0) {
                throw refused("a mark is an atom with one bond, without charge or isotope");
            }
            int place = atMark(mark);
            if (isMark(place)
                    || (molecule.order(graph.bond(mark, 0)) > 1 && molecule.inRing(place))) {
                throw refused("a mark is at an atom, and at a ring it has a single bond");
            }
        }

        boolean isMark(int atom) {
            return graph.element(atom) == DUMMY;
        }

        int number(int mark) {
            return marks.getOrDefault(mark, 0);
        }

        /** The atom that a mark is at. */
        int atMark(int mark) {
            int bond = graph.bond(mark, 0);
            return graph.begin(bond) == mark ? graph.end(bond) : graph.begin(bond);
        }

        int onlyMark() throws InvalidMoleculeException {
            if (marks.size() != 1) {
                throw refused("a fragment to link has one mark, not " + marks.size());
            }
            int mark = marks.keySet().iterator().next();
            requireSingle(mark);
            return mark;
        }

        void requireSingle(int mark) throws InvalidMoleculeException {
            if (graph.order(graph.bond(mark, 0)) != 1) {
                throw refused("a link is at single bonds");
            }
        }

        /** The atom to begin with where it does not matter: the canonical one, but no mark. */
        int firstUnmarked() {
            int first = form.canonicalFirst();
            return isMark(first) ? atMark(first) : first;
        }

        ScaffoldPlan.Atom kept(int atom) {
            boolean center =
                    configurations.centers().stream().anyMatch(found -> found.atom() == atom);
            // the hydrogens of atoms in brackets are written
            int hydrogens = center || graph.charge(atom) != 0 ? 0 : molecule.totalHydrogens(atom);
            return new ScaffoldPlan.Atom(
                    graph.element(atom), molecule.aromatic(atom), hydrogens, center);
        }

        void keepBonds(int[] place, List<ScaffoldPlan.Bond> bonds, List<Integer> doubleBonds) {
            Set<Integer> configured = new TreeSet<>();
            configurations.doubleBonds().forEach(found -> configured.add(found.bond()));
            for (int b = 0; b < graph.bonds(); b++) {
                int from = place[graph.begin(b)];
                int to = place[graph.end(b)];
                if (from >= 0 && to >= 0) {
                    if (configured.contains(b)) {
                        doubleBonds.add(bonds.size());
                    }
                    bonds.add(
                            new ScaffoldPlan.Bond(
                                    from, to, graph.order(b), molecule.aromaticBond(b)));
                }
            }
        }
    }
}
