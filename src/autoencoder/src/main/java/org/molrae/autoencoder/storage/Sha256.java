package org.molrae.autoencoder.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests in hexadecimal, which tell data and models from others. */
public final class Sha256 {

    private final MessageDigest digest = digest();

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The digest of a file as it is on disk. */
    public static String of(Path file) throws IOException {
        Sha256 sum = new Sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sum.digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return sum.hex();
    }

    /** Adds bytes. */
    public void update(byte[] bytes) {
        digest.update(bytes);
    }

    /** The digest of the bytes that were added; begins a new one. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
