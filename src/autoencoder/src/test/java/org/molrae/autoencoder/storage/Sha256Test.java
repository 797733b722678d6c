package org.molrae.autoencoder.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

    /** The digest of "abc" in FIPS 180-4. */
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir Path folder;

    @Test
    void digestsFilesAndBytesAlike() throws IOException {
        Path file = Files.writeString(folder.resolve("abc"), "abc");
        assertThat(Sha256.of(file)).isEqualTo(ABC);
        Sha256 sum = new Sha256();
        sum.update("a".getBytes(StandardCharsets.US_ASCII));
        sum.update("bc".getBytes(StandardCharsets.US_ASCII));
        assertThat(sum.hex()).isEqualTo(ABC);
    }
}
