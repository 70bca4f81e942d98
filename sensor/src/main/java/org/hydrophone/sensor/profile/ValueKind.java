package org.hydrophone.sensor.profile;

/** What a value looks like; the word in its token. */
enum ValueKind {
    /** May stay as it is: a word, a version, a date, a number of up to four digits. */
    PLAIN(""),
    INT("int"), UUID("uuid"), HEX("hex"), IBAN("iban"), CARD("card"), EMAIL("email"), PHONE("phone"), JWT("jwt"),
    KEY("key"), ID("id"), COORD("coord"), IP("ip"), SECRET("secret"), DECIMAL("decimal"), WORD("word"), DATE("date"),
    BOOL("bool");

    final String text;

    ValueKind(String text) {
        this.text = text;
    }
}
