package org.jackfield.core.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {

    private static final Path DATA = Path.of("/srv/jackfield");

    @Test
    void withoutConfigurationItIsADurableH2InTheDataFolder() {
        DatabaseAddress address = DatabaseAddress.of(TestConfig.embedded(), DATA);

        assertThat(address.dialect()).isEqualTo(Dialect.H2);
        assertThat(address.url()).contains("/srv/jackfield/jackfield;").contains(";WRITE_DELAY=0");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/x/y;CIPHER=AES, H2",
        "JDBC:postgresql://db/jackfield, POSTGRESQL",
        "jdbc:sqlserver://db;databaseName=jackfield, SQLSERVER"
    })
    void theDialectFollowsTheAddress(String url, Dialect dialect) {
        assertThat(DatabaseAddress.of(TestConfig.of(url, "u", "p"), DATA).dialect()).isEqualTo(dialect);
    }

    @ParameterizedTest
    @CsvSource({"jdbc:mysql://db/x", "db.example.com", "jdbc:h3:mem:"})
    void anotherDatabaseIsRefused(String url) {
        assertThatThrownBy(() -> DatabaseAddress.of(TestConfig.of(url, "", ""), DATA))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("persistence.url");
                    assertThat(e.problem().input()).isEqualTo(url);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5432/jackfield?user=u&password=s3cret, jdbc:postgresql://db:5432/jackfield",
        "jdbc:sqlserver://db;user=u;password=s3cret, jdbc:sqlserver://db",
        "jdbc:postgresql://u:s3cret@db/jackfield, jdbc:postgresql://db/jackfield"
    })
    void whatIsShownHoldsNoPassword(String url, String shown) {
        assertThat(DatabaseAddress.of(TestConfig.of(url, "", ""), DATA).shown()).isEqualTo(shown);
    }

    /** SQL Server cannot be had here, but its driver can read an address and properties. */
    @Test
    void theDriversUnderstandWhatTheyAreGiven() throws SQLException {
        var drivers = List.of(new org.postgresql.Driver(), new com.microsoft.sqlserver.jdbc.SQLServerDriver());
        for (Driver driver : drivers) {
            String kind = driver.getClass().getName().contains("postgresql") ? "postgresql" : "sqlserver";
            DatabaseAddress address = DatabaseAddress.of(TestConfig.of("jdbc:" + kind + "://db:1/", "u", "p"), DATA);
            Properties given = address.properties();

            assertThat(driver.acceptsURL(address.url())).isTrue();
            assertThat(driver.getPropertyInfo(address.url(), given))
                    .extracting(info -> info.name)
                    .containsAll(given.stringPropertyNames());
        }
    }
}
