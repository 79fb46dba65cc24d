package org.jackfield.core.persistence;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jackfield.api.persistence.ColumnTypes;

/** How a value of a column is written into a backup and bound again, the same for every kind of database. */
enum ColumnKind {
    /** Texts of any length. */
    TEXT,
    /** Whole numbers. */
    WHOLE,
    /** Numbers with a fraction. */
    DECIMAL,
    /** True or false. */
    TRUTH,
    /** Points in time, to the millisecond. */
    MOMENT,
    /** Bytes. */
    BYTES;

    static ColumnKind of(int type, String column) throws SQLException {
        return switch (type) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR,
                    Types.CLOB, Types.NCLOB -> TEXT;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> DECIMAL;
            case Types.BOOLEAN, Types.BIT -> TRUTH;
            case Types.TIMESTAMP -> MOMENT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
            default -> throw new SQLException("the column " + column + " has a type that no backup knows: " + type);
        };
    }

    static ColumnKind read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        if (kind >= values().length) {
            throw new IOException("there is no kind of column " + kind);
        }
        return values()[kind];
    }

    /** Writes whether there is a value, and the value. */
    void write(ResultSet row, int column, DataOutputStream out) throws SQLException, IOException {
        switch (this) {
            case TEXT -> {
                String text = row.getString(column);
                writeBytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8), out);
            }
            case BYTES -> writeBytes(row.getBytes(column), out);
            case WHOLE -> {
                long value = row.getLong(column);
                out.writeBoolean(!row.wasNull());
                if (!row.wasNull()) {
                    out.writeLong(value);
                }
            }
            case DECIMAL -> {
                double value = row.getDouble(column);
                out.writeBoolean(!row.wasNull());
                if (!row.wasNull()) {
                    out.writeDouble(value);
                }
            }
            case TRUTH -> {
                boolean value = row.getBoolean(column);
                out.writeBoolean(!row.wasNull());
                if (!row.wasNull()) {
                    out.writeBoolean(value);
                }
            }
            case MOMENT -> {
                LocalDateTime value = row.getObject(column, LocalDateTime.class);
                out.writeBoolean(value != null);
                if (value != null) {
                    out.writeLong(ColumnTypes.toInstant(value).toEpochMilli());
                }
            }
        }
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeBoolean(bytes != null);
        if (bytes != null) {
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /** Binds what {@link #write} wrote. */
    void bind(DataInputStream in, PreparedStatement statement, int parameter) throws SQLException, IOException {
        boolean there = in.readBoolean();
        switch (this) {
            case TEXT -> statement.setString(
                    parameter, there ? new String(readBytes(in), StandardCharsets.UTF_8) : null);
            case BYTES -> statement.setBytes(parameter, there ? readBytes(in) : null);
            case WHOLE -> bind(statement, parameter, there ? in.readLong() : null, Types.BIGINT);
            case DECIMAL -> bind(statement, parameter, there ? in.readDouble() : null, Types.DOUBLE);
            case TRUTH -> bind(statement, parameter, there ? in.readBoolean() : null, Types.BOOLEAN);
            case MOMENT -> bind(
                    statement, parameter, there ? ColumnTypes.toColumn(Instant.ofEpochMilli(in.readLong())) : null,
                    Types.TIMESTAMP);
        }
    }

    private static void bind(PreparedStatement statement, int parameter, Object value, int type) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, type);
        } else {
            statement.setObject(parameter, value);
        }
    }

    /** Reads as it comes, so that a length that is a lie takes no memory. */
    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = length < 0 ? new byte[0] : in.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException("a value of " + length + " bytes is cut off");
        }
        return bytes;
    }
}
