package org.hydrophone.sensor.capture;

/**
 * One frame as captured: a view over the reader's window, valid until the reader's next frame.
 *
 * <p>Reused; plain fields, because it is filled once for each frame. One owner thread.
 */
public final class Frame {
    /** Holds the frame from {@link #offset} on. */
    public byte[] data = new byte[0];
    /** First byte of the frame. */
    public int offset;
    /** Bytes in the file. */
    public int capturedBytes;
    /** Bytes on the wire. */
    public long originalBytes;
    /** Packet time, ns since 1970 UTC. */
    public long tsNs;
    /** LINKTYPE_ number (tcpdump.org/linktypes). */
    public int linkType;
    /** Index of the input. */
    public int inputId;
    /** 1-based within its input. */
    public long frameNo;
}
