package org.hydrophone.analyzer.gateway;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a policy file. Unknown keys are errors that name the nearest known one. Stateless; any thread. */
public final class PolicyReader {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private PolicyReader() { }

    /**
     * The policy in {@code file}, with the legs that it defines.
     *
     * @throws PolicyException when it cannot be read or says something that cannot be
     */
    public static Legs read(Path file) throws PolicyException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new PolicyException("the policy file " + file + " cannot be read: " + e.getMessage());
        }
        try {
            Policy policy = YAML.readValue(text, Policy.class);
            if (policy == null) {
                throw new PolicyException(file + " is empty; a policy names gateways, backends, routes, …");
            }
            return new Legs(policy);
        } catch (UnrecognizedPropertyException e) {
            List<String> known = Policy.keys().getOrDefault(e.getReferringClass().getSimpleName(), List.of());
            throw new PolicyException(at(file, e) + ": '" + e.getPropertyName() + "' is unknown here; "
                    + (known.isEmpty() ? "" : "did you mean '" + nearest(e.getPropertyName(), known) + "'? ")
                    + "Allowed: " + String.join(", ", known));
        } catch (JacksonException e) {
            throw new PolicyException(at(file, e) + ": " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new PolicyException(file + ": " + e.getMessage());
        }
    }

    private static String at(Path file, JacksonException e) {
        JsonLocation where = e.getLocation();
        return where == null ? file.toString() : file + ":" + where.getLineNr();
    }

    private static String nearest(String given, List<String> known) {
        String best = known.get(0);
        for (String candidate : known) {
            if (distance(given, candidate) < distance(given, best)) {
                best = candidate;
            }
        }
        return best;
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
