package org.jackfield.api.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaScriptTest {

    @Test
    void aDialectsOwnScriptTakesThePlaceOfTheCommonOne() {
        var scripts = Map.of(
                "common/V001__a.sql", "A;",
                "common/V002__b.sql", "B;",
                "h2/V002__b.sql", "B in H2;",
                "postgresql/V003__c.sql", "C;");

        assertThat(SchemaScript.select(Dialect.H2, scripts))
                .extracting(SchemaScript::name)
                .containsExactly("common/V001__a.sql", "h2/V002__b.sql");
        assertThat(SchemaScript.select(Dialect.POSTGRESQL, scripts))
                .extracting(SchemaScript::name)
                .containsExactly("common/V001__a.sql", "common/V002__b.sql", "postgresql/V003__c.sql");
    }

    @Test
    void aMissingNumberIsNamed() {
        assertThatThrownBy(() -> SchemaScript.select(
                        Dialect.H2, Map.of("common/V001__a.sql", "A;", "common/V003__c.sql", "C;")))
                .hasMessage("V002 is missing before common/V003__c.sql");
    }

    @Test
    void aNumberTwiceInAFolderIsRefused() {
        assertThatThrownBy(() -> SchemaScript.select(
                        Dialect.H2, Map.of("common/V001__a.sql", "A;", "common/V001__b.sql", "B;")))
                .hasMessage("common/V001__a.sql and common/V001__b.sql have the same number");
    }

    @Test
    void aStrangeNameIsRefused() {
        assertThatThrownBy(() -> SchemaScript.select(Dialect.H2, Map.of("common/v1.sql", "A;")))
                .hasMessageContaining("common/v1.sql");
    }

    @Test
    void statementsEndAtTheSemicolonAtTheEndOfALine() {
        SchemaScript script = new SchemaScript(1, "common/V001__a.sql", """
                -- why the table
                CREATE TABLE a (
                    text VARCHAR(9) DEFAULT ';' NOT NULL
                );

                INSERT INTO a VALUES ('x');
                """);

        assertThat(script.statements(Dialect.H2))
                .containsExactly(
                        "CREATE TABLE a (\n    text VARCHAR(9) DEFAULT ';' NOT NULL\n)", "INSERT INTO a VALUES ('x')");
    }

    @ParameterizedTest
    @EnumSource
    void everyDialectKnowsEveryType(Dialect dialect) {
        SchemaScript script = new SchemaScript(
                1, "s", "${uuid},${instant},${boolean},${string}(20),${text},${bytes},${double};");

        assertThat(script.statements(dialect)).singleElement().asString().doesNotContain("$");
    }

    @Test
    void anUnknownTypeAndALostEndAreRefused() {
        assertThatThrownBy(() -> new SchemaScript(1, "s", "A ${money};").statements(Dialect.H2))
                .hasMessage("s uses an unknown type ${money}");
        assertThatThrownBy(() -> new SchemaScript(1, "s", "A;\nB").statements(Dialect.H2))
                .hasMessageContaining("last statement");
    }

    @Test
    void theChecksumIgnoresTheKindOfLineEndAndNothingElse() {
        assertThat(new SchemaScript(1, "s", "A;\r\nB;").checksum()).isEqualTo(new SchemaScript(1, "s", "A;\nB;").checksum());
        assertThat(new SchemaScript(1, "s", "A;\nB;").checksum()).isNotEqualTo(new SchemaScript(1, "s", "A;\nB ;").checksum());
    }
}
