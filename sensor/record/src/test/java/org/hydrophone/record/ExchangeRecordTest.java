package org.hydrophone.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExchangeRecordTest {
    private static int write(ExchangeWriter w) {
        w.begin().times(1, 2, 3).flow(0x1122334455667788L, 9).origin(4, 5).bytes(6, 7, 8);
        w.client(4, 0, 0xFFFF_C000_0201L, 50_000).server(0, 0xFFFF_C000_020AL, 80).status(204, 11);
        w.quality(Anomaly.HTTP_BARE_LF.bit(), Incomplete.GAP, Pairing.DOUBTFUL).identity(AuthKind.JWT, Forwarding.VIA);
        w.carriage(0x000A_0014, TunnelKind.VXLAN, 77).interim(100);
        w.text(Field.METHOD, "GET".getBytes(StandardCharsets.US_ASCII), 0, 3);
        w.text(Field.PATH, "/a".getBytes(StandardCharsets.US_ASCII), 0, 2);
        return w.finish();
    }

    @Test
    void bytesOfVersionOneNeverChange() {
        ExchangeWriter w = new ExchangeWriter();
        int length = write(w);
        String expected = "01010000" + "bb000000" + "0100000000000000" + "0200000000000000" + "8877665544332211"
                + "09000000"
                + "04000000" + "0500000000000000" + "0300000000000000" + "0600000000000000" + "0700000000000000"
                + "0800000000000000" + "00000000000000000000ffffc0000201" + "00000000000000000000ffffc000020a"
                        + "50c3" + "5000"
                + "cc00" + "0b" + "04" + "8000000000000000" + "03" + "01" + "03" + "04" + "14000a00" + "4d000000"
                        + "01" + "000000"
                + "0100" + "0000" + "0300" + "0000" + "0000" + "0200" + "0000".repeat(13) + "474554" + "2f61";
        assertEquals(expected, HexFormat.of().formatHex(w.buffer(), 0, length));
    }

    @Test
    void viewGivesBackWhatTheWriterTook() {
        ExchangeWriter w = new ExchangeWriter();
        int length = write(w);
        ExchangeView v = new ExchangeView().wrap(w.buffer(), length);
        assertEquals("GET", v.text(Field.METHOD));
        assertEquals("/a", v.text(Field.PATH));
        assertEquals("", v.text(Field.HOST));
        assertEquals(204, v.status());
        assertEquals(0xFFFF_C000_0201L, v.clientLow());
        assertEquals(50_000, v.clientPort());
        assertEquals(Incomplete.GAP, v.incomplete());
        assertEquals(TunnelKind.VXLAN, v.tunnel());
        assertEquals(100, v.interim(0));
    }

    @Test
    void damagedRecordIsRefused() {
        ExchangeWriter w = new ExchangeWriter();
        int length = write(w);
        byte[] record = Arrays.copyOf(w.buffer(), length);
        assertThrows(IllegalArgumentException.class, () -> new ExchangeView().wrap(record, length - 1));
        record[1] = 9;
        assertThrows(IllegalArgumentException.class, () -> new ExchangeView().wrap(record, length));
    }

    @Test
    void factsKeepLineBreaksAndBackslashes() {
        Map<String, String> facts = Map.of("name", "a\\b\nc\rd=e");
        byte[] record = Facts.encode(RecordType.INPUT, facts);
        assertEquals(facts, Facts.decode(record, record.length));
    }
}
