package org.molrae.autoencoder.training;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.molrae.autoencoder.DecoderRegularizer;
import org.molrae.autoencoder.LatentPenalty;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.Preset;

/**
 * How a model is trained as nested settings by name, which is what a configuration file holds:
 * {@code objective}, a preset; {@code posterior}, {@code latentPenalty} and {@code regularizer},
 * which put other parts in the places of its own; {@code latentWeight} and {@code
 * regularizerWeight}; the group {@code plan}; and what a module adds. All of them have values from
 * the start; mistakes are named in one line.
 */
public final class NamedSettings {

    private static final Gson GSON = new Gson();

    private final JsonObject tree = new JsonObject();

    /** The settings of these. */
    public NamedSettings(Preset preset, Objective objective, TrainingPlan plan) {
        tree.addProperty("objective", preset.label());
        tree.addProperty("posterior", objective.posterior().label());
        tree.addProperty("latentPenalty", objective.latentPenalty().label());
        tree.addProperty("latentWeight", objective.latentWeight());
        tree.addProperty("regularizer", objective.decoderRegularizer().label());
        tree.addProperty("regularizerWeight", objective.regularizerWeight());
        tree.add("plan", GSON.toJsonTree(plan));
    }

    /**
     * Adds a setting, or a group of them.
     *
     * @param value a number, a text, a list, a record or map of these, or Gson's tree of one
     */
    public NamedSettings add(String name, Object value) {
        tree.add(name, GSON.toJsonTree(value));
        return this;
    }

    /**
     * Changes settings.
     *
     * @param changes nested maps of numbers, texts and lists
     * @throws IllegalArgumentException if a setting is unknown, or a group where a value is wanted
     *     or the other way round
     */
    public void change(Map<String, ?> changes) {
        merge("", tree, GSON.toJsonTree(changes).getAsJsonObject());
    }

    private static void merge(String path, JsonObject target, JsonObject changes) {
        for (Map.Entry<String, JsonElement> change : changes.entrySet()) {
            String name = path + change.getKey();
            JsonElement present = target.get(change.getKey());
            if (present == null) {
                throw new IllegalArgumentException(
                        "unknown setting "
                                + name
                                + "; there are "
                                + String.join(", ", target.keySet()));
            }
            if (present.isJsonObject() != change.getValue().isJsonObject()) {
                throw new IllegalArgumentException(
                        name
                                + (present.isJsonObject()
                                        ? " is a group of settings"
                                        : " is a value"));
            }
            if (present.isJsonObject()) {
                merge(name + ".", present.getAsJsonObject(), change.getValue().getAsJsonObject());
            } else {
                target.add(change.getKey(), change.getValue());
            }
        }
    }

    /**
     * The objective put together of its parts.
     *
     * @throws IllegalArgumentException if a part is unknown, a weight is negative, or they do not
     *     go together
     */
    public Objective objective() {
        return new Objective(
                part("posterior", Posterior::named),
                part("latentPenalty", LatentPenalty::named),
                weight("latentWeight"),
                part("regularizer", DecoderRegularizer::named),
                weight("regularizerWeight"));
    }

    private <T> T part(String name, Function<String, T> named) {
        String label = text(name);
        try {
            return named.apply(label);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private double weight(String name) {
        double weight = number(name);
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    name + " must be finite and not negative, is " + weight);
        }
        return weight;
    }

    /**
     * The plan.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public TrainingPlan plan() {
        return new TrainingPlan(
                whole("plan.seed").longValue(),
                integer("plan.epochs"),
                number("plan.learningRate"),
                schedule(text("plan.schedule")),
                integer("plan.warmupSteps"),
                number("plan.gradientClip"),
                integer("plan.patience"));
    }

    private static TrainingPlan.Schedule schedule(String label) {
        for (TrainingPlan.Schedule schedule : TrainingPlan.Schedule.values()) {
            if (schedule.name().equalsIgnoreCase(label)) {
                return schedule;
            }
        }
        throw new IllegalArgumentException(
                "plan.schedule: there is no %s, there are %s"
                        .formatted(
                                label,
                                String.join(
                                                ", ",
                                                Arrays.stream(TrainingPlan.Schedule.values())
                                                        .map(Enum::name)
                                                        .toList())
                                        .toLowerCase(Locale.ROOT)));
    }

    /**
     * A text.
     *
     * @param name with its group's before a dot
     * @throws IllegalArgumentException if it is none
     */
    public String text(String name) {
        JsonElement value = value(name);
        if (!(value instanceof JsonPrimitive)) {
            throw wanted(name, "a name", value);
        }
        return value.getAsString();
    }

    /**
     * A list of texts.
     *
     * @throws IllegalArgumentException if it is none
     */
    public List<String> texts(String name) {
        JsonElement value = value(name);
        if (!(value instanceof JsonArray list)) {
            throw wanted(name, "a list of names", value);
        }
        List<String> texts = new ArrayList<>();
        for (JsonElement element : list) {
            if (!(element instanceof JsonPrimitive)) {
                throw wanted(name, "a list of names", value);
            }
            texts.add(element.getAsString());
        }
        return texts;
    }

    /**
     * A number.
     *
     * @throws IllegalArgumentException if it is none
     */
    public double number(String name) {
        return decimal(name).doubleValue();
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if it is none
     */
    public int integer(String name) {
        BigDecimal whole = whole(name);
        try {
            return whole.intValueExact();
        } catch (ArithmeticException e) {
            throw wanted(name, "a number below 2147483648", value(name));
        }
    }

    private BigDecimal whole(String name) {
        BigDecimal value = decimal(name);
        if (value.stripTrailingZeros().scale() > 0) {
            throw wanted(name, "a whole number", value(name));
        }
        return value;
    }

    private BigDecimal decimal(String name) {
        JsonElement value = value(name);
        if (value instanceof JsonPrimitive primitive) {
            try {
                // a text will do: YAML takes 1e-3 for one
                return new BigDecimal(primitive.getAsString());
            } catch (NumberFormatException e) {
                throw wanted(name, "a number", value);
            }
        }
        throw wanted(name, "a number", value);
    }

    private static IllegalArgumentException wanted(String name, String what, JsonElement value) {
        return new IllegalArgumentException(
                "%s: %s is wanted, not %s".formatted(name, what, value));
    }

    /** A group as JSON. */
    public String json(String group) {
        return GSON.toJson(value(group));
    }

    private JsonElement value(String name) {
        JsonElement value = tree;
        for (String step : name.split("\\.", -1)) {
            value = value.getAsJsonObject().get(step);
        }
        return value;
    }
}
