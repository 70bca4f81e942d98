package org.hydrophone.sensor.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueMaskerTest {
    private final ValueMasker masker = new ValueMasker(ValueKey.of(new byte[16]));

    private String path(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.ISO_8859_1);
        Bytes out = new Bytes();
        masker.maskPath(bytes, 0, bytes.length, out);
        return new String(out.data, 0, out.length, StandardCharsets.ISO_8859_1);
    }

    private String query(String query) {
        byte[] bytes = query.getBytes(StandardCharsets.ISO_8859_1);
        Bytes out = new Bytes();
        masker.maskQuery(bytes, 0, bytes.length, out);
        return new String(out.data, 0, out.length, StandardCharsets.ISO_8859_1);
    }

    private String text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Bytes out = new Bytes();
        masker.maskText(bytes, 0, bytes.length, out);
        return new String(out.data, 0, out.length, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/accounts", "/oauth2/token", "/s3/buckets", "/2024-01-01/projects", "/sha256/x509",
        "/bank.v1.Ledger/GetEntry", "/users/search", "/archive/2025/01/03", "/api/accounts/getAllById",
                "/odata/Orders(12)"})
    void wordsVersionsAndDatesStay(String path) {
        assertEquals(path, path(path));
    }

    @ParameterizedTest
    @CsvSource({"DE89370400440532013000, iban", "4111111111111111, card", "4111-1111-1111-1111, card", "10345678, int",
        "bd0561e6-211c-40cf-8995-2399c4aaeac1, uuid", "34d6608697a8d41bed440e50454f31af3176813e, hex",
        "jane.roe@example.org, email", "jane.roe%40example.org, email", "+491711365531, phone",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln, jwt", "Tr0ub4dor&3, key", "XK1234567, id"})
    void valuesBecomeTypedTokens(String value, String type) {
        assertTrue(path("/x/" + value).matches("/x/~" + type + ":[0-9a-f]{10}"), path("/x/" + value));
    }

    @Test
    void structureAroundAValueStays() {
        assertTrue(path("/charges/ch_GXlD6gNCFbaEPF/refunds").matches("/charges/ch_~key:[0-9a-f]{10}/refunds"));
        assertTrue(path("/payments/pay_ATbeqTBkUtzSAH").matches("/payments/pay_~key:[0-9a-f]{10}"));
    }

    @Test
    void sameValueGivesTheSameTokenInPathAndQuery() {
        String inPath = path("/x/DE89370400440532013000").substring(3);
        assertEquals("iban2=" + inPath, query("iban2=DE89370400440532013000"));
    }

    @Test
    void dispatchWordsStayInQueriesAndSecretsGo() {
        assertEquals("action=login", query("action=login"));
        assertTrue(query("password=hunter").matches("password=~secret:[0-9a-f]{10}"));
        assertTrue(query("q=meyer").matches("q=~word:[0-9a-f]{10}"));
    }

    @Test
    void ordinaryUserAgentStays() {
        String agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
        assertEquals(agent, text(agent));
    }

    @Test
    void noPlantShowsInAnyEncoding() {
        for (String plant : List.of("4111111111111111", "DE89370400440532013000", "jane.roe@example.org", "Tr0ub4dor&3",
                "sk_demo_51H8cQeLkdIwHu7ix0", "5f2b9c1e7a3d48f0b6e1")) {
            byte[] raw = plant.getBytes(StandardCharsets.UTF_8);
            for (String form : List.of(plant, URLEncoder.encode(plant, StandardCharsets.UTF_8),
                    Base64.getEncoder().encodeToString(raw), Base64.getUrlEncoder().withoutPadding()
                            .encodeToString(raw),
                    HexFormat.of().formatHex(raw))) {
                for (String out : List.of(path("/a/" + form + "/b"), query("x=" + form + "&password=" + form),
                        text("agent " + form + " end"))) {
                    assertFalse(out.contains(form) || out.contains(plant), form + " in " + out);
                }
            }
        }
    }
}
