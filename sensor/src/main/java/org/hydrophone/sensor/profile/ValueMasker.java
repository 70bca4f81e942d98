package org.hydrophone.sensor.profile;

/**
 * Replaces what is sensitive or an identifier in paths, queries and header text by typed tokens: {@code ~iban:} and ten
 * hex digits of a keyed hash, so that the same value still gives the same token.
 *
 * <p>What stays readable is what an API's author wrote: words, versions, numbers of up to four digits, dates. Structure
 * around a value stays too: {@code ch_~key:…}, {@code ~int:….json}, {@code ~uuid:…:cancel}. In doubt a value is masked.
 *
 * <p>One owner thread. No allocation in steady state.
 */
public final class ValueMasker {
    private static final byte[] HEX = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int PREFIX_MAX = 8;
    private static final int EXTENSION_MAX = 5;
    private static final int VERBATIM_MAX = 32;

    private final SipHash hash;
    private final Bytes decoded = new Bytes();
    private final Bytes canonical = new Bytes();

    /** A masker whose tokens depend on {@code key}. */
    public ValueMasker(ValueKey key) {
        hash = key.hash();
    }

    /** Appends the masked path {@code src[from..to)}, segment by segment. */
    public void maskPath(byte[] src, int from, int to, Bytes out) {
        int segment = from;
        for (int i = from; i <= to; i++) {
            if (i == to || src[i] == '/') {
                if (i > segment) {
                    segment(src, segment, i, out);
                }
                if (i < to) {
                    out.add('/');
                }
                segment = i + 1;
            }
        }
    }

    private void segment(byte[] src, int from, int to, Bytes out) {
        if (isLowerWord(src, from, to)) {
            out.add(src, from, to);
            return;
        }
        int matrix = ValueClassifier.indexOf(src, from, to, ';');
        if (matrix >= 0) {
            if (matrix > from) {
                segment(src, from, matrix, out);
            }
            out.add(';');
            pairs(src, matrix + 1, to, ';', out);
            return;
        }
        Bytes d = decoded;
        decode(src, from, to, d);
        ValueKind whole = ValueClassifier.classify(d.data, 0, d.length);
        if (whole == ValueKind.PLAIN || whole == ValueKind.DATE) {
            out.add(src, from, to);
        } else if (whole == ValueKind.ID || whole == ValueKind.KEY) {
            structured(d.data, 0, d.length, whole, out);
        } else {
            token(whole, d.data, 0, d.length, out);
        }
    }

    /** The common case: lower-case letters and hyphens, at most twelve, are a word without a closer look. */
    private static boolean isLowerWord(byte[] src, int from, int to) {
        if (to - from > 12) {
            return false;
        }
        for (int i = from; i < to; i++) {
            byte b = src[i];
            if ((b < 'a' || b > 'z') && b != '-') {
                return false;
            }
        }
        return true;
    }

    /** Looks for a word before, and an extension or a verb behind, the value itself. */
    private void structured(byte[] d, int from, int to, ValueKind whole, Bytes out) {
        int open = ValueClassifier.indexOf(d, from, to, '(');
        if (open > from && d[to - 1] == ')' && ValueClassifier.classify(d, from, open) == ValueKind.PLAIN) {
            out.add(d, from, open + 1);
            value(d, open + 1, to - 1, out);
            out.add(')');
            return;
        }
        int start = from;
        int end = to;
        int colon = lastIndexOf(d, from, to, ':');
        if (colon > from && colon + 2 < to && isLetters(d, colon + 1, to)) {
            end = colon;
        }
        int dot = lastIndexOf(d, from, end, '.');
        if (dot > from && end - dot > 1 && end - dot - 1 <= EXTENSION_MAX && isLetters(d, dot + 1, end)) {
            end = dot;
        }
        for (int i = from; i < end && i - from <= PREFIX_MAX; i++) {
            byte b = d[i];
            if (b == '_' || b == '-') {
                if (i > from && i + 1 < end) {
                    start = i + 1;
                }
                break;
            }
            if (b < 'a' || b > 'z') {
                break;
            }
        }
        ValueKind kind = ValueClassifier.classify(d, start, end);
        if (kind == ValueKind.PLAIN && start > from) {
            start = from;
            kind = ValueClassifier.classify(d, start, end);
        }
        out.add(d, from, start);
        if (kind == ValueKind.PLAIN || kind == ValueKind.DATE) {
            if (start == from && end == to) {
                token(whole, d, start, end, out);
            } else {
                out.add(d, start, end);
            }
        } else {
            token(kind, d, start, end, out);
        }
        out.add(d, end, to);
    }

    /** A value between quotes or not, of OData keys. */
    private void value(byte[] d, int from, int to, Bytes out) {
        boolean quoted = to - from >= 2 && d[from] == '\'' && d[to - 1] == '\'';
        int start = quoted ? from + 1 : from;
        int end = quoted ? to - 1 : to;
        ValueKind kind = ValueClassifier.classify(d, start, end);
        if (kind == ValueKind.PLAIN && end - start <= VERBATIM_MAX) {
            out.add(d, from, to);
            return;
        }
        token(kind == ValueKind.PLAIN ? ValueKind.WORD : kind, d, start, end, out);
    }

    /** Appends the masked query {@code src[from..to)} (without question mark): names stay, values become tokens. */
    public void maskQuery(byte[] src, int from, int to, Bytes out) {
        pairs(src, from, to, '&', out);
    }

    private void pairs(byte[] src, int from, int to, int separator, Bytes out) {
        int pair = from;
        for (int i = from; i <= to; i++) {
            if (i < to && src[i] != separator) {
                continue;
            }
            if (i > pair) {
                int equals = ValueClassifier.indexOf(src, pair, i, '=');
                int nameEnd = equals < 0 ? i : equals;
                name(src, pair, nameEnd, out);
                if (equals >= 0) {
                    out.add('=');
                    parameter(src, pair, nameEnd, equals + 1, i, out);
                }
            }
            if (i < to) {
                out.add(separator);
            }
            pair = i + 1;
        }
    }

    private void name(byte[] src, int from, int to, Bytes out) {
        decode(src, from, to, decoded);
        ValueKind kind = ValueClassifier.classify(decoded.data, 0, decoded.length);
        boolean bracket = kind == ValueKind.KEY && SecretNames.isBracketed(decoded);
        if (kind == ValueKind.PLAIN || kind == ValueKind.DATE || bracket) {
            out.add(src, from, to);
        } else {
            token(kind, decoded.data, 0, decoded.length, out);
        }
    }

    private void parameter(byte[] src, int nameFrom, int nameTo, int from, int to, Bytes out) {
        if (to == from) {
            return;
        }
        decode(src, from, to, decoded);
        Bytes d = decoded;
        if (SecretNames.isSecret(src, nameFrom, nameTo)) {
            token(ValueKind.SECRET, d.data, 0, d.length, out);
            return;
        }
        ValueKind kind = ValueClassifier.classify(d.data, 0, d.length);
        if (kind == ValueKind.PLAIN) {
            if (SecretNames.isDispatch(src, nameFrom, nameTo) && d.length <= VERBATIM_MAX || isBool(d)) {
                out.add(src, from, to);
                return;
            }
            kind = allDigits(d) ? ValueKind.INT : ValueKind.WORD;
        }
        token(kind, d.data, 0, d.length, out);
    }

    private static boolean allDigits(Bytes d) {
        for (int i = 0; i < d.length; i++) {
            if (d.data[i] < '0' || d.data[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isBool(Bytes d) {
        return d.length == 4 && d.data[0] == 't' && d.data[1] == 'r' && d.data[3] == 'e'
                || d.length == 5 && d.data[0] == 'f' && d.data[1] == 'a' && d.data[4] == 'e';
    }

    /** Appends header text {@code src[from..to)}: words stay, what is sensitive inside becomes a token. */
    public void maskText(byte[] src, int from, int to, Bytes out) {
        int word = from;
        for (int i = from; i <= to; i++) {
            byte b = i < to ? src[i] : (byte) ' ';
            boolean boundary = b == ' ' || b == '(' || b == ')' || b == ';' || b == ',' || b == '"' || b == '='
                    || b == '/' || b == ':' || b == '<' || b == '>' || b == '[' || b == ']';
            if (!boundary) {
                continue;
            }
            if (i > word) {
                textWord(src, word, i, out);
            }
            if (i < to) {
                out.add(b);
            }
            word = i + 1;
        }
    }

    private void textWord(byte[] src, int from, int to, Bytes out) {
        decode(src, from, to, decoded);
        ValueKind kind = ValueClassifier.classify(decoded.data, 0, decoded.length);
        boolean stays = switch (kind) {
            case PLAIN, DATE, DECIMAL, ID -> to - from < 16;
            case INT, HEX -> to - from < 9;
            case IP -> true;
            default -> false;
        };
        if (stays || kind == ValueKind.PLAIN) {
            out.add(src, from, to);
        } else {
            token(kind, decoded.data, 0, decoded.length, out);
        }
    }

    /** Appends an authority {@code src[from..to)}: userinfo goes, labels that are no names become tokens. */
    public void maskHost(byte[] src, int from, int to, Bytes out) {
        int at = lastIndexOf(src, from, to, '@');
        int label = at < 0 ? from : at + 1;
        if (label < to && src[label] == '[') {
            out.add(src, label, to);
            return;
        }
        for (int i = label; i <= to; i++) {
            if (i < to && src[i] != '.' && src[i] != ':') {
                continue;
            }
            if (i > label) {
                ValueKind kind = ValueClassifier.classify(src, label, i);
                boolean stays = kind == ValueKind.PLAIN || kind == ValueKind.ID || i - label < 10
                        || kind == ValueKind.KEY && i - label < 20;
                if (stays) {
                    out.add(src, label, i);
                } else {
                    token(kind, src, label, i, out);
                }
            }
            if (i < to) {
                out.add(src[i]);
            }
            label = i + 1;
        }
    }

    private void token(ValueKind kind, byte[] data, int from, int to, Bytes out) {
        Bytes c = canonical;
        c.length = 0;
        boolean spaces = kind == ValueKind.CARD || kind == ValueKind.IBAN || kind == ValueKind.PHONE;
        for (int i = from; i < to; i++) {
            int b = data[i];
            if (spaces && (b == ' ' || b == '-' || b == '+' && kind != ValueKind.PHONE)) {
                continue;
            }
            boolean fold = kind == ValueKind.EMAIL || kind == ValueKind.UUID || kind == ValueKind.HEX;
            c.add(fold && b >= 'A' && b <= 'Z' ? b | 0x20 : b);
        }
        long h = hash.hash(c.data, 0, c.length);
        out.add('~');
        out.add(kind.text);
        out.add(':');
        for (int shift = 36; shift >= 0; shift -= 4) {
            out.add(HEX[(int) (h >>> shift) & 15]);
        }
    }

    /** Percent-decodes until nothing changes, at most three times: a value may be encoded twice. */
    private static void decode(byte[] src, int from, int to, Bytes out) {
        out.length = 0;
        out.add(src, from, to);
        for (int round = 0; round < 3 && ValueClassifier.indexOf(out.data, 0, out.length, '%') >= 0; round++) {
            int w = 0;
            for (int i = 0; i < out.length; i++) {
                byte b = out.data[i];
                int high = b == '%' && i + 2 < out.length ? Character.digit(out.data[i + 1], 16) : -1;
                int low = high >= 0 ? Character.digit(out.data[i + 2], 16) : -1;
                if (low >= 0) {
                    b = (byte) (high << 4 | low);
                    i += 2;
                }
                out.data[w++] = b;
            }
            out.length = w;
        }
    }

    private static int lastIndexOf(byte[] data, int from, int to, int b) {
        for (int i = to - 1; i >= from; i--) {
            if (data[i] == b) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isLetters(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            int b = data[i] | 0x20;
            if (b < 'a' || b > 'z') {
                return false;
            }
        }
        return to > from;
    }
}
