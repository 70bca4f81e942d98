package org.hydrophone.sensor.profile;

/**
 * Values that prove themselves: card numbers (ISO/IEC 7812, Luhn), IBANs (ISO 13616, mod 97), UUIDs (RFC 9562).
 *
 * <p>Stateless; any thread. No allocation.
 */
final class Checksums {
    private Checksums() { }

    /** 13 to 19 digits, blanks and hyphens between them allowed,
            with an issuer's first digit and a right check digit. */
    static boolean isCard(byte[] data, int from, int to) {
        int digits = 0;
        int sum = 0;
        for (int i = to - 1; i >= from; i--) {
            int d = data[i] - '0';
            if (d < 0 || d > 9) {
                if (data[i] != '-' && data[i] != ' ' && data[i] != '+' && data[i] != '.') {
                    return false;
                }
                continue;
            }
            int twice = d * 2 > 9 ? d * 2 - 9 : d * 2;
            sum += digits % 2 == 0 ? d : twice;
            digits++;
        }
        byte first = data[from];
        return digits >= 13 && digits <= 19 && first >= '2' && first <= '6' && sum % 10 == 0;
    }

    /** Country, two check digits, 11 to 30 letters and digits; blanks allowed; remainder 1. */
    static boolean isIban(byte[] data, int from, int to) {
        if (to - from < 15 || to - from > 45 || !isLetter(data[from]) || !isLetter(data[from + 1])) {
            return false;
        }
        int count = 0;
        int remainder = 0;
        // The first four characters belong behind the others.
        for (int round = 0; round < 2; round++) {
            int seen = 0;
            for (int i = from; i < to; i++) {
                byte b = data[i];
                if (b == ' ' || b == '-' || b == '+') {
                    continue;
                }
                seen++;
                if (round == 0 == seen <= 4) {
                    continue;
                }
                int value = b >= '0' && b <= '9' ? b - '0' : isLetter(b) ? (b | 0x20) - 'a' + 10 : -1;
                if (value < 0) {
                    return false;
                }
                remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
                count++;
            }
        }
        return count >= 15 && count <= 34 && remainder == 1 && hasCheckDigits(data, from, to);
    }

    private static boolean hasCheckDigits(byte[] data, int from, int to) {
        int seen = 0;
        for (int i = from; i < to && seen < 4; i++) {
            if (data[i] == ' ' || data[i] == '-' || data[i] == '+') {
                continue;
            }
            seen++;
            if (seen > 2 && (data[i] < '0' || data[i] > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    /** 8-4-4-4-12 hex digits. */
    static boolean isUuid(byte[] data, int from, int to) {
        if (to - from != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            byte b = data[from + i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hex = b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F';
            if (dash ? b != '-' : !hex) {
                return false;
            }
        }
        return true;
    }
}
