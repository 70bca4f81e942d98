package org.hydrophone.sensor.profile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The key of all fingerprints: with it the same value gives the same token in every run and on every sensor that has
 * it;
 * without it a token tells nothing of its value.
 *
 * <p>Immutable; any thread.
 */
public final class ValueKey {
    private static final int BYTES = 16;
    private final SipHash hash;

    private ValueKey(byte[] key) {
        ByteBuffer b = ByteBuffer.wrap(key);
        hash = new SipHash(b.getLong(), b.getLong());
    }

    /** A key of 16 given bytes. */
    public static ValueKey of(byte[] key) {
        return new ValueKey(key.clone());
    }

    SipHash hash() {
        return hash;
    }

    /**
     * The key in {@code file}, or the user's own, which is made at its first use.
     *
     * @throws ValueKeyException when it cannot be read or made
     */
    public static ValueKey load(@Nullable Path file) throws ValueKeyException {
        if (file != null) {
            return read(file);
        }
        String config = System.getenv("XDG_CONFIG_HOME");
        Path folder = (config == null || config.isEmpty() ? Path.of(System.getProperty("user.home"), ".config")
                : Path.of(config)).resolve("hydrophone");
        Path own = folder.resolve("key");
        try {
            if (!Files.exists(own)) {
                make(folder, own);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new ValueKeyException("the key for fingerprints cannot be made at " + own + " (" + e.getMessage()
                    + "); make the folder writable, or give a key with --key-file");
        }
        return read(own);
    }

    private static void make(Path folder, Path own) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path fresh = Files.createTempFile(folder, "key", ".new", PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, HexFormat.of().formatHex(key) + "\n");
            // A link is made by one process only: of two that start at once, both go on with the key of the first.
            Files.createLink(own, fresh);
        } catch (FileAlreadyExistsException e) {
            assert Files.exists(own) : own;
        } finally {
            Files.delete(fresh);
        }
    }

    private static ValueKey read(Path file) throws ValueKeyException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ValueKeyException("the key file " + file + " cannot be read: " + e.getMessage());
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        if (text.matches("[0-9a-fA-F]{32}")) {
            return new ValueKey(HexFormat.of().parseHex(text));
        }
        if (bytes.length < BYTES) {
            throw new ValueKeyException("the key file " + file + " has " + bytes.length
                    + " bytes; a key is 32 hex digits, or at least 16 bytes");
        }
        try {
            return new ValueKey(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
