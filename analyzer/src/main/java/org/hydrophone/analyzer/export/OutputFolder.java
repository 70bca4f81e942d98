package org.hydrophone.analyzer.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The folder of a run's results. Files are written under other names and moved into place by {@link #publish}, so a
 * reader never sees half a file. The folder is 0700, files 0600.
 *
 * <p>One owner thread.
 */
public final class OutputFolder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Path folder;
    private final List<String> written = new ArrayList<>();

    /**
     * The folder, made where it is missing.
     *
     * @throws OutputException when it cannot be made or written
     */
    public OutputFolder(Path folder) throws OutputException {
        this.folder = folder;
        try {
            boolean fresh = !Files.exists(folder);
            Files.createDirectories(folder);
            if (fresh) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            Path probe = Files.createTempFile(folder, ".probe", "");
            Files.delete(probe);
        } catch (IOException | UnsupportedOperationException e) {
            throw new OutputException(folder, e);
        }
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** A stream for a file of the folder, under its temporary name. */
    public OutputStream open(String name) throws OutputException {
        Path file = folder.resolve(name + ".new");
        try {
            Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            written.add(name);
            return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }

    /** Writes one JSON object a line. */
    public void lines(String name, List<Map<String, Object>> rows) throws OutputException {
        try (OutputStream out = open(name)) {
            for (Map<String, Object> row : rows) {
                out.write(JSON.writeValueAsBytes(row));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new OutputException(folder.resolve(name), e);
        }
    }

    /** Writes one JSON document. */
    public void document(String name, Map<String, Object> document) throws OutputException {
        try (OutputStream out = open(name)) {
            out.write(PRETTY.writeValueAsBytes(document));
            out.write('\n');
        } catch (IOException e) {
            throw new OutputException(folder.resolve(name), e);
        }
    }

    /** Writes text. */
    public void text(String name, String text) throws OutputException {
        try (OutputStream out = open(name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new OutputException(folder.resolve(name), e);
        }
    }

    /** A generator that leaves the ends of lines to its user. */
    static JsonGenerator generator(OutputStream out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
        return json;
    }

    /** Moves all that was written into place and answers the names; files of earlier runs that have no successor go. */
    public List<String> publish(List<String> stale) throws OutputException {
        try {
            for (String name : written) {
                Files.move(folder.resolve(name + ".new"), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            }
            for (String name : stale) {
                if (!written.contains(name)) {
                    Files.deleteIfExists(folder.resolve(name));
                }
            }
            return List.copyOf(written);
        } catch (IOException e) {
            throw new OutputException(folder, e);
        }
    }
}
