package org.hydrophone.sensor.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the inputs that the user named: files, directories, globs, {@code -} for standard input.
 *
 * <p>Stateless; any thread.
 */
public final class CaptureFiles {
    /** Files that one run reads. */
    static final int INPUTS_MAX = 100_000;

    private CaptureFiles() { }

    /**
     * Opens the inputs as one stream of frames in order of time.
     *
     * @throws CaptureException when one does not exist, a directory holds no capture, the filter is wrong, or not one
     *     of them can be read
     */
    public static FrameSource open(List<String> arguments, CaptureOptions options, InputStream standardInput)
            throws CaptureException {
        List<CaptureInput> inputs = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals("-")) {
                inputs.add(new CaptureInput(inputs.size(), "-", null, standardInput));
                continue;
            }
            for (Path path : paths(argument)) {
                inputs.add(new CaptureInput(inputs.size(), name(path), path, standardInput));
            }
        }
        if (inputs.size() > INPUTS_MAX) {
            throw new CaptureException(2, inputs.size() + " capture files; at most " + INPUTS_MAX
                    + " are read in a run");
        }
        return new MergedSource(inputs, options);
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static List<Path> paths(String argument) throws CaptureException {
        try {
            Path path = Path.of(argument);
            if (Files.isDirectory(path)) {
                return directory(path);
            }
            if (Files.exists(path)) {
                return List.of(path);
            }
        } catch (InvalidPathException e) {
            throw new CaptureException(2, "'" + argument + "' is no file name: " + e.getReason());
        }
        if (argument.matches(".*[*?\\[{].*")) {
            return glob(argument);
        }
        throw new CaptureException(2, "no such file or directory: " + argument);
    }

    private static List<Path> directory(Path directory) throws CaptureException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                CaptureInput probe = new CaptureInput(0, name(file), file, InputStream.nullInputStream());
                if (probe.open()) {
                    found.add(file);
                }
                probe.close();
            }
        } catch (IOException e) {
            throw new CaptureException(2, directory + " cannot be listed: " + e.getMessage());
        }
        if (found.isEmpty()) {
            throw new CaptureException(2, directory + " holds no capture; pcap and pcapng are read, plain or in "
                    + "gzip or "
                    + "zstd, and sub-folders are not looked into");
        }
        return found;
    }

    private static List<Path> glob(String argument) throws CaptureException {
        int slash = argument.lastIndexOf('/');
        Path folder = Path.of(slash < 0 ? "." : slash == 0 ? "/" : argument.substring(0, slash));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> matches = Files.newDirectoryStream(folder, argument.substring(slash + 1))) {
            for (Path match : matches) {
                if (Files.isRegularFile(match)) {
                    found.add(match);
                }
            }
        } catch (IOException | java.util.regex.PatternSyntaxException e) {
            throw new CaptureException(2, "'" + argument + "' cannot be searched: " + e.getMessage());
        }
        if (found.isEmpty()) {
            throw new CaptureException(2, "no file matches " + argument);
        }
        found.sort(null);
        return found;
    }
}
