package org.molrae.sequences;

import java.util.List;

/**
 * Properties of texts that codes are trained to tell beside the texts themselves: {@link
 * org.molrae.sequences.network.PredictingNetwork}.
 *
 * @param properties by name; empty for none
 * @param weight of their loss in nats beside that of the derivations, above 0
 */
public record PropertyPrediction(List<String> properties, double weight) {

    /** Codes are trained to tell texts only. */
    public static final PropertyPrediction NONE = new PropertyPrediction(List.of(), 1);

    /** Refuses a weight that is not positive, and a name that stands twice. */
    public PropertyPrediction {
        properties = List.copyOf(properties);
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "propertyWeight must be finite and above 0, is " + weight);
        }
        if (properties.stream().distinct().count() < properties.size()) {
            throw new IllegalArgumentException("properties: a name stands twice: " + properties);
        }
    }

    /** Properties and weight in one text, empty where there are no properties. */
    @Override
    public String toString() {
        return properties.isEmpty()
                ? ""
                : " properties=%s weight=%s".formatted(String.join(",", properties), weight);
    }
}
