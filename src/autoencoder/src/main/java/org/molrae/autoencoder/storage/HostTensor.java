package org.molrae.autoencoder.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An immutable tensor in the memory of the host: element type, shape (row-major; an empty shape is
 * a scalar) and little-endian data, of 2 GiB at most.
 */
public final class HostTensor {
    private final TensorType type;
    private final long[] shape;
    private final byte[] data;

    private HostTensor(TensorType type, long[] shape, byte[] data) {
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    /** An F32 tensor. */
    public static HostTensor of(float[] values, long... shape) {
        byte[] data = allocate(TensorType.F32, values.length, shape);
        littleEndian(data).asFloatBuffer().put(values);
        return new HostTensor(TensorType.F32, shape.clone(), data);
    }

    /** An F64 tensor. */
    public static HostTensor of(double[] values, long... shape) {
        byte[] data = allocate(TensorType.F64, values.length, shape);
        littleEndian(data).asDoubleBuffer().put(values);
        return new HostTensor(TensorType.F64, shape.clone(), data);
    }

    /** An I32 tensor. */
    public static HostTensor of(int[] values, long... shape) {
        byte[] data = allocate(TensorType.I32, values.length, shape);
        littleEndian(data).asIntBuffer().put(values);
        return new HostTensor(TensorType.I32, shape.clone(), data);
    }

    /** An I64 tensor. */
    public static HostTensor of(long[] values, long... shape) {
        byte[] data = allocate(TensorType.I64, values.length, shape);
        littleEndian(data).asLongBuffer().put(values);
        return new HostTensor(TensorType.I64, shape.clone(), data);
    }

    /**
     * A tensor of any type from the remaining bytes of a buffer, which are copied.
     *
     * @throws IllegalArgumentException if there are more or fewer than the shape asks for
     */
    public static HostTensor of(TensorType type, ByteBuffer bytes, long... shape) {
        ByteBuffer source = bytes.duplicate();
        if (source.remaining() % type.bytes() != 0) {
            throw new IllegalArgumentException(
                    "%d bytes are no whole number of %s".formatted(source.remaining(), type));
        }
        byte[] data = allocate(type, source.remaining() / type.bytes(), shape);
        source.get(data);
        return new HostTensor(type, shape.clone(), data);
    }

    /** Takes over bytes whose number was checked already. */
    static HostTensor adopt(TensorType type, long[] shape, byte[] data) {
        return new HostTensor(type, shape, data);
    }

    /** The element type. */
    public TensorType type() {
        return type;
    }

    /** The shape; empty for a scalar. */
    public long[] shape() {
        return shape.clone();
    }

    /** Whether the shape is this one. */
    public boolean hasShape(long... expected) {
        return Arrays.equals(shape, expected);
    }

    /** Number of elements. */
    public int count() {
        return data.length / type.bytes();
    }

    /** The data: read-only, little-endian. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(data).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The elements of an F16 or F32 tensor, exactly, or of an F64 tensor, rounded.
     *
     * @throws IllegalStateException for integers
     */
    public float[] toFloats() {
        float[] values = new float[count()];
        ByteBuffer buffer = bytes();
        switch (type) {
            case F16 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = HalfPrecision.toFloat(buffer.getShort(2 * i));
                }
            }
            case F32 -> buffer.asFloatBuffer().get(values);
            case F64 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) buffer.getDouble(8 * i);
                }
            }
            default -> throw new IllegalStateException("a tensor of " + type + " read as floats");
        }
        return values;
    }

    /**
     * The elements of an F16, F32 or F64 tensor, exactly.
     *
     * @throws IllegalStateException for integers
     */
    public double[] toDoubles() {
        double[] values = new double[count()];
        if (type == TensorType.F64) {
            bytes().asDoubleBuffer().get(values);
            return values;
        }
        float[] floats = toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = floats[i];
        }
        return values;
    }

    /**
     * The elements of an U8, I32 or I64 tensor.
     *
     * @throws IllegalStateException for floating-point numbers
     */
    public long[] toLongs() {
        long[] values = new long[count()];
        ByteBuffer buffer = bytes();
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (type) {
                        case U8 -> buffer.get(i) & 0xff;
                        case I32 -> buffer.getInt(4 * i);
                        case I64 -> buffer.getLong(8 * i);
                        default ->
                                throw new IllegalStateException(
                                        "a tensor of " + type + " read as integers");
                    };
        }
        return values;
    }

    /**
     * The same tensor in another floating-point type, rounded to nearest (ties to even).
     *
     * @throws IllegalStateException if this or the other type is of integers
     * @throws IllegalArgumentException if a finite element is out of the other type's range: an
     *     infinite weight would spoil a model silently
     */
    public HostTensor to(TensorType other) {
        if (other == type) {
            return this;
        }
        double[] values = toDoubles();
        byte[] converted = allocate(other, values.length, shape);
        ByteBuffer buffer = littleEndian(converted);
        for (double value : values) {
            switch (other) {
                case F16 -> buffer.putShort(half(value));
                case F32 -> buffer.putFloat(inRange((float) value, value, other));
                case F64 -> buffer.putDouble(value);
                default -> throw new IllegalStateException("floats converted to " + other);
            }
        }
        return new HostTensor(other, shape, converted);
    }

    private static short half(double value) {
        // exact unless an F64 is so near a tie that rounding twice matters: round to odd first
        float single = (float) value;
        if (single != value && Float.isFinite(single)) {
            float towardsZero =
                    Math.abs((double) single) > Math.abs(value)
                            ? Math.nextAfter(single, 0.0)
                            : single;
            single = Float.intBitsToFloat(Float.floatToRawIntBits(towardsZero) | 1);
        }
        short half = HalfPrecision.fromFloat(single);
        inRange(HalfPrecision.toFloat(half), value, TensorType.F16);
        return half;
    }

    private static float inRange(float rounded, double value, TensorType other) {
        if (Float.isInfinite(rounded) && !Double.isInfinite(value)) {
            throw new IllegalArgumentException(value + " is out of the range of " + other);
        }
        return rounded;
    }

    private static byte[] allocate(TensorType type, int count, long[] shape) {
        if (elements(shape) != count) {
            throw new IllegalArgumentException(
                    "%d elements for the shape %s".formatted(count, Arrays.toString(shape)));
        }
        return new byte[Math.multiplyExact(count, type.bytes())];
    }

    private static ByteBuffer littleEndian(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Number of elements of a shape.
     *
     * @throws IllegalArgumentException if a size is negative or the product overflows
     */
    static long elements(long[] shape) {
        long product = 1;
        boolean overflow = false;
        boolean empty = false;
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("negative size " + size + " in a shape");
            }
            empty |= size == 0;
            overflow |= size != 0 && product > Long.MAX_VALUE / size;
            product *= Math.max(size, 1);
        }
        if (overflow && !empty) {
            throw new IllegalArgumentException("shape too large: " + Arrays.toString(shape));
        }
        return empty ? 0 : product;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HostTensor that
                && type == that.type
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
