package org.hydrophone.analyzer.inventory;

/** An inventory file that cannot be used; the message is for a person. */
public final class InventoryException extends Exception {
    private static final long serialVersionUID = 1L;

    InventoryException(String message) {
        super(message);
    }
}
