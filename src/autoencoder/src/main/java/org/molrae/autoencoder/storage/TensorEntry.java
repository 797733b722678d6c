package org.molrae.autoencoder.storage;

import java.util.List;

/**
 * What a safetensors header says of one tensor: its bytes are {@code [start, end)} of the data
 * after the header.
 */
record TensorEntry(String name, TensorType type, List<Long> shape, long start, long end) {
    long size() {
        return end - start;
    }
}
