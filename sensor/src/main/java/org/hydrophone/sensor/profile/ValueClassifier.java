package org.hydrophone.sensor.profile;

/**
 * Tells what a value looks like, by its form, its checksum and its disorder.
 *
 * <p>In doubt a value is no word. Stateless; any thread. No allocation.
 */
final class ValueClassifier {
    private static final int DIGIT = 1;
    private static final int LOWER = 2;
    private static final int UPPER = 4;
    private static final int SEPARATOR = 8;
    private static final int OTHER = 16;
    private static final byte[] CLASS = new byte[256];

    static {
        for (int i = 0; i < 256; i++) {
            CLASS[i] = i >= '0' && i <= '9' ? DIGIT : i >= 'a' && i <= 'z' ? LOWER : i >= 'A' && i <= 'Z' ? UPPER
                    : i == '-' || i == '_' || i == '.' || i == '~' ? SEPARATOR : (byte) OTHER;
        }
    }

    private ValueClassifier() { }

    /** Kind of {@code data[from..to)}, which is already percent-decoded. */
    static ValueKind classify(byte[] data, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return ValueKind.PLAIN;
        }
        int digits = 0;
        int lower = 0;
        int upper = 0;
        int separators = 0;
        int other = 0;
        for (int i = from; i < to; i++) {
            switch (CLASS[data[i] & 0xFF]) {
                case DIGIT -> digits++;
                case LOWER -> lower++;
                case UPPER -> upper++;
                case SEPARATOR -> separators++;
                default -> other++;
            }
        }
        if (digits == length) {
            return number(data, from, to);
        }
        if (other > 0) {
            return special(data, from, to, digits, lower + upper);
        }
        if (digits == 0) {
            return letters(data, from, to, lower, upper);
        }
        return mixed(data, from, to, digits, lower, upper, separators);
    }

    private static ValueKind number(byte[] data, int from, int to) {
        int length = to - from;
        if (length <= 4) {
            return ValueKind.PLAIN;
        }
        if (length >= 13 && Checksums.isCard(data, from, to)) {
            return ValueKind.CARD;
        }
        if (length == 8 && Dates.isCompact(data, from)) {
            return ValueKind.DATE;
        }
        if (data[from] == '0' && data[from + 1] == '0' && length >= 10 && length <= 17) {
            return ValueKind.PHONE;
        }
        return ValueKind.INT;
    }

    private static ValueKind special(byte[] data, int from, int to, int digits, int letters) {
        int at = indexOf(data, from, to, '@');
        if (at > from && indexOf(data, at, to, '.') > at) {
            return ValueKind.EMAIL;
        }
        if (at == from && to - from > 1) {
            ValueKind handle = classify(data, from + 1, to);
            return handle == ValueKind.PLAIN ? ValueKind.PLAIN : ValueKind.ID;
        }
        if (data[from] == '+' && digits >= 7 && letters == 0) {
            return ValueKind.PHONE;
        }
        if (Dates.isDate(data, from, to)) {
            return ValueKind.DATE;
        }
        if (digits >= 13 && letters == 0 && Checksums.isCard(data, from, to)) {
            return ValueKind.CARD;
        }
        if (digits >= 2 && Checksums.isIban(data, from, to)) {
            return ValueKind.IBAN;
        }
        if (letters == 0 && digits > 0) {
            int comma = indexOf(data, from, to, ',');
            return comma > from && indexOf(data, from, comma, '.') > 0 ? ValueKind.COORD
                    : indexOf(data, from, to, ':') >= 0 ? ValueKind.IP : ValueKind.ID;
        }
        if (digits == 0) {
            for (int i = from; i < to; i++) {
                byte b = data[i];
                boolean word = CLASS[b & 0xFF] != OTHER || b == ',' || b == '+' || b == ' ' || b == '\'' || b == '$'
                        || b == '*' || b == '(' || b == ')' || b < 0;
                if (!word) {
                    return ValueKind.KEY;
                }
            }
            return to - from <= 64 ? ValueKind.PLAIN : ValueKind.KEY;
        }
        return ValueKind.KEY;
    }

    /** Letters and separators alone. */
    private static ValueKind letters(byte[] data, int from, int to, int lower, int upper) {
        if (isWeb(data, from, to)) {
            return ValueKind.JWT;
        }
        int run = 0;
        int changes = 0;
        int vowels = 0;
        int consonants = 0;
        int longest = 0;
        int worst = 0;
        for (int i = from; i < to; i++) {
            int b = data[i] | 0x20;
            if (CLASS[data[i] & 0xFF] == SEPARATOR) {
                run = 0;
                consonants = 0;
                continue;
            }
            run++;
            longest = Math.max(longest, run);
            boolean vowel = b == 'a' || b == 'e' || b == 'i' || b == 'o' || b == 'u' || b == 'y';
            vowels += vowel ? 1 : 0;
            consonants = vowel ? 0 : consonants + 1;
            worst = Math.max(worst, consonants);
            if (i > from && CLASS[data[i] & 0xFF] == UPPER && CLASS[data[i - 1] & 0xFF] == LOWER) {
                changes++;
            }
        }
        boolean mixedCase = lower > 0 && upper > 0;
        if (mixedCase && isCodeLike(data, from, to)) {
            return ValueKind.KEY;
        }
        if (longest >= 40 || mixedCase && longest >= 10 && changes * 3 > longest) {
            return ValueKind.KEY;
        }
        boolean disorder = longest >= 12 && (worst >= 6 || vowels * 6 < lower + upper);
        return disorder ? ValueKind.KEY : ValueKind.PLAIN;
    }

    /**
     * Letters of both cases as no naming style writes them: capitals run into small letters twice (ATbeqTBk), or a
     * lower-case prefix stands before eight and more letters of both cases (pay_AtbeqTbk).
     */
    private static boolean isCodeLike(byte[] data, int from, int to) {
        int joints = 0;
        int run = from;
        boolean prefixed = false;
        boolean mixed = false;
        for (int i = from; i < to; i++) {
            int c = CLASS[data[i] & 0xFF];
            if (c == SEPARATOR) {
                prefixed = i > from && data[i] != '.';
                run = i + 1;
                mixed = false;
                continue;
            }
            boolean before = i > run && CLASS[data[i - 1] & 0xFF] == UPPER;
            joints += c == LOWER && before && i - 1 > run && CLASS[data[i - 2] & 0xFF] == UPPER ? 1 : 0;
            mixed |= i > run + 1 && c != CLASS[data[i - 1] & 0xFF];
            if (prefixed && mixed && i - run >= 8 && CLASS[data[from] & 0xFF] == LOWER) {
                return true;
            }
        }
        return joints >= 2;
    }

    /** Three base64url parts of which the first says {@code {"}. */
    private static boolean isWeb(byte[] data, int from, int to) {
        int length = to - from;
        if (length < 20 || data[from] != 'e' || data[from + 1] != 'y' || data[from + 2] != 'J') {
            return false;
        }
        int dot = indexOf(data, from, to, '.');
        return dot > from && indexOf(data, dot + 1, to, '.') > dot;
    }

    private static ValueKind mixed(byte[] data, int from, int to, int digits, int lower, int upper, int separators) {
        int length = to - from;
        int letters = lower + upper;
        if (isWeb(data, from, to)) {
            return ValueKind.JWT;
        }
        if (Checksums.isUuid(data, from, to)) {
            return ValueKind.UUID;
        }
        if (length >= 15 && Checksums.isIban(data, from, to)) {
            return ValueKind.IBAN;
        }
        if (Dates.isDate(data, from, to)) {
            return ValueKind.DATE;
        }
        if (letters == 0) {
            return numberWithSeparators(data, from, to, digits, separators);
        }
        if (separators == 0 && isHex(data, from, to) && length >= 8) {
            return ValueKind.HEX;
        }
        if (isVersion(data, from, to) || isWordWithDigits(data, from, to)) {
            return ValueKind.PLAIN;
        }
        boolean irregular = length - separators >= 12 && (lower > 0 && upper > 0 || letterDigitChanges(data, from,
                to) > 3);
        return irregular ? ValueKind.KEY : ValueKind.ID;
    }

    private static ValueKind numberWithSeparators(byte[] data, int from, int to, int digits, int separators) {
        if (digits >= 13 && Checksums.isCard(data, from, to)) {
            return ValueKind.CARD;
        }
        boolean dots = true;
        for (int i = from; i < to; i++) {
            dots &= CLASS[data[i] & 0xFF] == DIGIT || data[i] == '.';
        }
        if (dots) {
            return separators == 3 && digits > 4 ? ValueKind.IP : digits <= 6 ? ValueKind.PLAIN
                    : separators == 1 ? ValueKind.DECIMAL : ValueKind.ID;
        }
        return digits <= 4 ? ValueKind.PLAIN : ValueKind.ID;
    }

    private static boolean isHex(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = data[i];
            if (!(b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F')) {
                return false;
            }
        }
        return true;
    }

    /** {@code v1}, {@code V2.1}, {@code 1.2.3-beta}, {@code v1beta1}. */
    private static boolean isVersion(byte[] data, int from, int to) {
        int i = (data[from] | 0x20) == 'v' ? from + 1 : from;
        if (i >= to || CLASS[data[i]] != DIGIT || to - from > 14 || i == from && indexOf(data, from, to, '.') < 0) {
            return false;
        }
        int letters = 0;
        int digits = 0;
        for (; i < to; i++) {
            letters += CLASS[data[i]] == LOWER ? 1 : 0;
            digits += CLASS[data[i]] == DIGIT ? 1 : 0;
        }
        return digits <= 5 && letters <= 6;
    }

    /**
     * A word with few digits as in oauth2, sha256, 2fa, web3, base64, iso4217: a run of letters that carries at most
     * four digits at one place; each part between separators for itself.
     */
    private static boolean isWordWithDigits(byte[] data, int from, int to) {
        int part = from;
        boolean anyWord = false;
        for (int i = from; i <= to; i++) {
            if (i < to && CLASS[data[i] & 0xFF] != SEPARATOR) {
                continue;
            }
            int digits = 0;
            int letters = 0;
            int uppers = 0;
            int changes = 0;
            for (int k = part; k < i; k++) {
                int c = CLASS[data[k] & 0xFF];
                digits += c == DIGIT ? 1 : 0;
                letters += c == DIGIT ? 0 : 1;
                uppers += c == UPPER ? 1 : 0;
                changes += k > part && (c == DIGIT) != (CLASS[data[k - 1] & 0xFF] == DIGIT) ? 1 : 0;
            }
            boolean number = letters == 0 && digits <= 4;
            boolean shortWord = uppers <= 2 && changes <= 2 && digits <= 2 && letters <= 20
                    || letters == 1 && changes == 1 && digits <= 3;
            boolean longWord = changes == 1 && digits <= 4 && letters >= 3 && letters <= 20 && uppers <= 1
                    && CLASS[data[part] & 0xFF] != DIGIT && digits <= letters + 1;
            if (!number && !shortWord && !longWord) {
                return false;
            }
            anyWord |= letters >= 1;
            part = i + 1;
        }
        return anyWord;
    }

    private static int letterDigitChanges(byte[] data, int from, int to) {
        int changes = 0;
        for (int i = from + 1; i < to; i++) {
            changes += (CLASS[data[i] & 0xFF] == DIGIT) != (CLASS[data[i - 1] & 0xFF] == DIGIT) ? 1 : 0;
        }
        return changes;
    }

    static int indexOf(byte[] data, int from, int to, int b) {
        for (int i = from; i < to; i++) {
            if (data[i] == b) {
                return i;
            }
        }
        return -1;
    }
}
