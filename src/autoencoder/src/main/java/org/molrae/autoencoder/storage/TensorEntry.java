package org.molrae.autoencoder.storage;

import java.util.List;

/**
 * The entry of one tensor in a safetensors header: its bytes are {@code [start, end)} of the data
 * after the header.
 */
record TensorEntry(String name, TensorType type, List<Long> shape, long start, long end) {
    long size() {
        return end - start;
    }
}
