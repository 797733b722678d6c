package org.molrae.chemistry.goals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.goals.Desirability.Gaussian;
import org.molrae.chemistry.goals.Desirability.Gaussian.Flank;
import org.molrae.chemistry.properties.Descriptor;
import org.snakeyaml.engine.v2.nodes.Node;

/** The desirabilities that YAML knows, each by its key and the numbers after it. */
final class Shapes {

    /** The key of the Gaussian around the value that a molecule has. */
    static final String LIKE = "like";

    static final String SOFTNESS = "softness";

    private static final double NONE = Double.POSITIVE_INFINITY;

    /** {@code example} has as many numbers as are needed, up to {@code most} may be given. */
    private record Shape(
            String example, int least, int most, Function<double[], Desirability> maker) {}

    private static final Map<String, Shape> ALL = new LinkedHashMap<>();

    static {
        // the softness, where it is possible, is the last number
        add("range", "[1, 4]", 2, 3, x -> new Desirability.Range(x[0], x[1], last(x, 2, 0)));
        add("above", "1", 1, 2, x -> new Desirability.Range(x[0], NONE, last(x, 1, 0)));
        add("below", "4", 1, 2, x -> new Desirability.Range(-NONE, x[0], last(x, 1, 0)));
        add("ramp", "[6, 2]", 2, 2, x -> new Desirability.Ramp(x[0], x[1]));
        add("threshold", "0.75", 1, 1, x -> new Desirability.Ramp(0, x[0]));
        add("smooth-ramp", "[6, 2]", 2, 2, x -> new Desirability.SmoothRamp(x[0], x[1]));
        add("gaussian", "[2, 0.5]", 2, 2, x -> new Gaussian(x[0], x[1]));
        add("min-gaussian", "[2, 0.5]", 2, 2, x -> new Gaussian(x[0], x[1], Flank.ABOVE));
        add("max-gaussian", "[2, 0.5]", 2, 2, x -> new Gaussian(x[0], x[1], Flank.BELOW));
        add("sigmoid", "[1, 4]", 2, 3, x -> new Desirability.Sigmoid(x[0], x[1], last(x, 2, 1)));
        add(
                "double-sigmoid",
                "[1, 4]",
                2,
                4,
                x -> new Desirability.DoubleSigmoid(x[0], x[1], last(x, 2, 1.5), last(x, 3, 1.5)));
        add("decay", "1", 1, 1, x -> new Desirability.Decay(x[0]));
    }

    private static final Set<String> SOFT = Set.of("range", "above", "below");

    private Shapes() {}

    private static void add(
            String key, String example, int least, int most, Function<double[], Desirability> f) {
        ALL.put(key, new Shape(example, least, most, f));
    }

    private static double last(double[] x, int place, double absent) {
        return place < x.length ? x[place] : absent;
    }

    /** The keys of all shapes. */
    static Set<String> keys() {
        return ALL.keySet();
    }

    /** The desirability that a term asks for, or its quantity's own. */
    static Desirability read(Node term, Map<String, Node> keys, Descriptor descriptor) {
        List<String> given =
                keys.keySet().stream().filter(k -> ALL.containsKey(k) || k.equals(LIKE)).toList();
        Node softness = keys.get(SOFTNESS);
        if (softness != null && given.stream().noneMatch(SOFT::contains)) {
            throw Nodes.error(softness, "softness: only beside range, above or below");
        }
        if (given.isEmpty()) {
            return standard(term, descriptor);
        }
        if (given.size() > 1) {
            throw Nodes.error(term, "only one of the keys " + names() + " is possible");
        }
        String key = given.get(0);
        Node value = Objects.requireNonNull(keys.get(key));
        return key.equals(LIKE) ? like(value, descriptor) : shape(key, value, softness);
    }

    private static Desirability standard(Node term, Descriptor descriptor) {
        if (descriptor instanceof AlertCount) {
            return new Desirability.Range(-NONE, 0, 0);
        }
        if (descriptor.lowest() < 0 || descriptor.highest() > 1) {
            throw Nodes.error(
                    term,
                    descriptor.name()
                            + " does not lie between 0 and 1: one of the keys "
                            + names()
                            + " is needed");
        }
        return new Desirability.Identity();
    }

    private static String names() {
        return Nodes.words(ALL.keySet()) + " and " + LIKE;
    }

    private static Desirability like(Node value, Descriptor descriptor) {
        List<Node> parts = Nodes.sequence(value, LIKE);
        if (parts.size() != 2) {
            throw Nodes.error(value, "like: a molecule and a deviation are needed, [CCO, 0.5]");
        }
        double mean = descriptor.of(Quantities.molecule(parts.get(0), LIKE));
        double deviation = Nodes.number(parts.get(1), LIKE);
        return Nodes.checked(value, LIKE, () -> new Gaussian(mean, deviation));
    }

    private static Desirability shape(String key, Node value, @Nullable Node softness) {
        Shape shape = Objects.requireNonNull(ALL.get(key));
        List<Node> numbers = Nodes.oneOrMore(value, key);
        // the softness has a key of its own
        int most = SOFT.contains(key) ? shape.least : shape.most;
        if (numbers.size() < shape.least || numbers.size() > most) {
            String count = shape.least == 1 ? "one number is" : "two numbers are";
            throw Nodes.error(value, key + ": " + count + " needed, like " + shape.example);
        }
        double[] x = new double[numbers.size() + (softness == null ? 0 : 1)];
        for (int i = 0; i < numbers.size(); i++) {
            x[i] = Nodes.number(numbers.get(i), key);
        }
        if (softness != null) {
            x[numbers.size()] = Nodes.number(softness, SOFTNESS);
        }
        return Nodes.checked(value, key, () -> shape.maker.apply(x));
    }
}
