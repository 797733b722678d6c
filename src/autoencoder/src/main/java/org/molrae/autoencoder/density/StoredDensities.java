package org.molrae.autoencoder.density;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;

/** The densities of a model among the tensors of its file, named {@code density.NAME.TENSOR}. */
public final class StoredDensities {

    /** What their names begin with. */
    public static final String PREFIX = "density.";

    private StoredDensities() {}

    /** The tensors of some densities. */
    public static Map<String, HostTensor> tensors(Collection<LatentDensity> densities) {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        for (LatentDensity density : densities) {
            density.tensors()
                    .forEach(
                            (name, tensor) ->
                                    tensors.put(PREFIX + density.name() + "." + name, tensor));
        }
        return tensors;
    }

    /**
     * The densities among the tensors of a model; other tensors are ignored.
     *
     * @param dimension of the model's codes
     * @throws ModelFormatException if one is damaged, unknown or of another dimension
     */
    public static List<LatentDensity> read(Map<String, HostTensor> tensors, int dimension)
            throws ModelFormatException {
        Map<String, Map<String, HostTensor>> byName = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) -> {
                    int dot = name.indexOf('.', PREFIX.length());
                    if (name.startsWith(PREFIX) && dot > 0) {
                        byName.computeIfAbsent(
                                        name.substring(PREFIX.length(), dot),
                                        key -> new LinkedHashMap<>())
                                .put(name.substring(dot + 1), tensor);
                    }
                });
        List<LatentDensity> densities = new ArrayList<>();
        for (Map.Entry<String, Map<String, HostTensor>> entry : byName.entrySet()) {
            LatentDensity density = LatentDensity.read(entry.getKey(), entry.getValue());
            if (density.dimension() != dimension) {
                throw new ModelFormatException(
                        "the density %s has %d dimensions, the network %d"
                                .formatted(entry.getKey(), density.dimension(), dimension));
            }
            densities.add(density);
        }
        return densities;
    }
}
