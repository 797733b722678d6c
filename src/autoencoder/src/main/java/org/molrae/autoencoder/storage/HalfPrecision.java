package org.molrae.autoencoder.storage;

/** IEEE 754 binary16 from and to binary32; Java has it from version 20 on only. */
final class HalfPrecision {
    private static final int SMALLEST_NORMAL = 0x38800000; // 2^-14
    private static final int HALF_OF_SMALLEST_SUBNORMAL = 0x33000000; // 2^-25
    private static final int BEYOND_LARGEST = 0x47800000; // 2^16
    private static final int INFINITY = 0x7f800000;

    private HalfPrecision() {}

    /** Rounds to the nearest half, ties to even; 65520 and more in size become infinite. */
    static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int size = bits & 0x7fffffff;
        int half;
        if (size > INFINITY) {
            half = 0x7e00 | ((size >>> 13) & 0x1ff); // a quiet NaN, with what fits of its payload
        } else if (size >= BEYOND_LARGEST) {
            half = 0x7c00;
        } else if (size >= SMALLEST_NORMAL) {
            // a carry out of the mantissa rightly moves on into the exponent, up to infinity
            half = roundedShift(size - (112 << 23), 13);
        } else if (size <= HALF_OF_SMALLEST_SUBNORMAL) {
            half = 0;
        } else {
            int mantissa = (size & 0x7fffff) | 0x800000;
            half = roundedShift(mantissa, 126 - (size >>> 23));
        }
        return (short) (sign | half);
    }

    /** The same value as a float: exact. */
    static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >>> 10) & 0x1f;
        int mantissa = half & 0x3ff;
        if (exponent == 0) {
            float size = mantissa * 0x1p-24f;
            return sign == 0 ? size : -size;
        }
        int biased = exponent == 0x1f ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | (biased << 23) | (mantissa << 13));
    }

    private static int roundedShift(int value, int shift) {
        int quotient = value >>> shift;
        int remainder = value & ((1 << shift) - 1);
        int tie = 1 << (shift - 1);
        boolean up = remainder > tie || (remainder == tie && (quotient & 1) == 1);
        return up ? quotient + 1 : quotient;
    }
}
