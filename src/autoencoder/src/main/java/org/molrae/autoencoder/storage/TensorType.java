package org.molrae.autoencoder.storage;

/** Element types, named as in safetensors headers; all are little-endian. */
public enum TensorType {
    /** IEEE 754 double precision. */
    F64(8),
    /** Signed 64-bit integers. */
    I64(8),
    /** IEEE 754 single precision. */
    F32(4),
    /** Signed 32-bit integers. */
    I32(4),
    /** IEEE 754 half precision. */
    F16(2),
    /** Unsigned bytes. */
    U8(1);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }
}
