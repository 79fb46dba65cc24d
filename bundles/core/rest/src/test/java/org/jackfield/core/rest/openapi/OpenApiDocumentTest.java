package org.jackfield.core.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jackfield.core.rest.SampleResource;
import org.jackfield.core.rest.model.Parameter;
import org.jackfield.core.rest.model.ResourceModel;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a well-known parser makes of the document. */
class OpenApiDocumentTest {

    private final SwaggerParseResult parsed = parse(new SampleResource(null), new SampleResource.Open());
    private final OpenAPI document = parsed.getOpenAPI();

    @Test
    void aParserFindsNothingWrong() {
        assertThat(parsed.getMessages()).isNullOrEmpty();
        assertThat(document.getOpenapi()).isEqualTo("3.1.0");
        assertThat(document.getPaths().keySet())
                .contains("/samples", "/samples/{id}", "/samples/me", "/open");
    }

    @Test
    void everyOperationHasItsOwnIdAndTellsHowItFails() {
        List<Operation> operations = document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
        assertThat(operations).extracting(Operation::getOperationId).doesNotHaveDuplicates();
        assertThat(operations).allSatisfy(operation -> assertThat(operation.getResponses())
                .containsKey("default"));
    }

    @Test
    void parametersAreTypedAndExplained() {
        Operation list = document.getPaths().get("/samples").getGet();

        assertThat(list.getParameters()).hasSize(4);
        assertThat(list.getParameters().get(0).getName()).isEqualTo("from");
        assertThat(list.getParameters().get(0).getDescription()).isEqualTo("None before");
        assertThat(list.getParameters().get(0).getSchema().getFormat()).isEqualTo("date-time");
        assertThat(list.getParameters().get(3).getSchema().getDefault()).hasToString("50");
        assertThat(document.getPaths().get("/samples/{id}").getGet().getParameters().get(0).getRequired())
                .isTrue();
    }

    @Test
    void recordsAreNamedSchemasEvenInsideThemselvesAndInPages() {
        assertThat(document.getComponents().getSchemas()).containsKeys("Sample", "Colour", "PageOfSample");
        Schema<?> sample = document.getComponents().getSchemas().get("Sample");
        assertThat(sample.getProperties())
                .containsOnlyKeys("name", "at", "length", "colour", "note", "parts");
    }

    @Test
    void aTypeInsideAnotherIsNamedAfterBoth() {
        Schemas schemas = new Schemas();

        assertThat(schemas.of(Parameter.Place.class)).containsEntry("$ref", "#/components/schemas/ParameterPlace");
        assertThat(schemas.of(SampleResource.Colour.class)).containsEntry("$ref", "#/components/schemas/Colour");
    }

    @Test
    void whatIsOneOfSeveralNamesThem() {
        Schemas schemas = new Schemas();

        assertThat(schemas.of(SampleResource.Found.class)).containsEntry("$ref", "#/components/schemas/Found");
        assertThat(schemas.components().get("Found")).isEqualTo(Map.of(
                "description", "A sample, or where it will be",
                "anyOf",
                List.of(Map.of("$ref", "#/components/schemas/Now"), Map.of("$ref", "#/components/schemas/Later"))));
        assertThat(document.getComponents().getSchemas()).containsKeys("Found", "Now", "Later");
    }

    @Test
    void whoMayCallIsTold() {
        assertThat(document.getPaths().get("/samples").getGet().getDescription()).contains("samples.view");
        assertThat(document.getPaths().get("/samples").getGet().getSecurity()).hasSize(2);
        assertThat(document.getPaths().get("/open").getGet().getSecurity()).isEmpty();
    }

    private static SwaggerParseResult parse(Object... resources) {
        var operations = Stream.of(resources)
                .flatMap(resource -> ResourceModel.of(resource).operations().stream())
                .toList();
        String json = JsonMapper.shared().writeValueAsString(new OpenApiDocument("1.0.0").of(operations));
        return new OpenAPIV3Parser().readContents(json);
    }
}
