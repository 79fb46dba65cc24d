package org.jackfield.core.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON bodies. */
final class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    private final JsonMapper mapper;

    JsonBody(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return isJson(media) && !isRaw(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        Object value;
        try {
            value = mapper.readValue(body, mapper.constructType(generic));
        } catch (JacksonException wrong) {
            throw Problems.body(wrong);
        }
        if (value == null) {
            throw Problems.noBody();
        }
        return value;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return isJson(media) && !isRaw(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        // The container owns the stream; closing it here would cut what filters still write.
        mapper.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValue(body, value);
    }

    private static boolean isJson(MediaType media) {
        return media != null && (media.getSubtype().equals("json") || media.getSubtype().endsWith("+json"));
    }

    private static boolean isRaw(Class<?> type) {
        return InputStream.class.isAssignableFrom(type)
                || type == byte[].class
                || CharSequence.class.isAssignableFrom(type)
                || StreamingOutput.class.isAssignableFrom(type);
    }
}
