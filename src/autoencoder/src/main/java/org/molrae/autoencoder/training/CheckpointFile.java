package org.molrae.autoencoder.training;

import java.nio.file.Path;

/**
 * Where a run's checkpoint lies, and what run it belongs to.
 *
 * @param path the file; replaced as a whole
 * @param fingerprint of everything that must be the same for a run to be continued
 */
public record CheckpointFile(Path path, String fingerprint) {}
