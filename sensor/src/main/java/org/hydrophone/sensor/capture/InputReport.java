package org.hydrophone.sensor.capture;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one input, and what was wrong with it. Filled while reading, complete at the end.
 *
 * <p>One owner thread.
 */
public final class InputReport {
    /** Index of the input. */
    public final int id;
    /** As the user named it. */
    public final String name;
    /** {@code pcap}, {@code pcapng}, with {@code +gzip} or {@code +zstd}. */
    public String format = "";
    /** Link types of the frames seen. */
    public final TreeSet<Integer> linkTypes = new TreeSet<>();
    /** Frames read. */
    public long frames;
    /** Their bytes on the wire. */
    public long originalBytes;
    /** Their bytes in the file. */
    public long capturedBytes;
    /** Frames of which bytes are cut off by the snap length. */
    public long framesCut;
    /** Frames that the filter left out. */
    public long framesFiltered;
    /** Their bytes on the wire. */
    public long bytesFiltered;
    /** Blocks of unknown type, skipped. */
    public long blocksSkipped;
    /** Id of what went wrong: {@code cut}, {@code length-lies}, {@code not-a-capture}, …; null when nothing did. */
    public @Nullable String problem;
    /** Where, for a person. */
    public @Nullable String problemText;

    /** A report for an input of which nothing is read yet. */
    public InputReport(int id, String name) {
        this.id = id;
        this.name = name;
    }

    /** Notes the first thing that went wrong. */
    public void problem(String code, String text) {
        if (problem == null) {
            problem = code;
            problemText = text;
        }
    }

    /** As the facts of an INPUT record. */
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("id", Integer.toString(id));
        facts.put("name", name);
        facts.put("format", format);
        StringBuilder links = new StringBuilder();
        linkTypes.forEach(type -> links.append(links.length() == 0 ? "" : ",").append(type));
        facts.put("link_types", links.toString());
        facts.put("frames", Long.toString(frames));
        facts.put("bytes", Long.toString(originalBytes));
        facts.put("captured_bytes", Long.toString(capturedBytes));
        facts.put("frames_cut", Long.toString(framesCut));
        facts.put("frames_filtered", Long.toString(framesFiltered));
        facts.put("blocks_skipped", Long.toString(blocksSkipped));
        String code = problem;
        String text = problemText;
        if (code != null && text != null) {
            facts.put("problem", code);
            facts.put("problem_text", text);
        }
        return facts;
    }
}
