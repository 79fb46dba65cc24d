package org.jackfield.core.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.testkit.AuditServiceContract;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.audit.AuditComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class AuditStoreTest extends AuditServiceContract {

    private static final Subject ANN = new Subject("1", "ann", Subject.Kind.PERSON, Set.of());

    @Parameter
    Dialect dialect;

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.open(dialect);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected AuditService audit() {
        return new AuditComponent(database, clock);
    }

    @Test
    void aNameNoDatabaseTakesIsKeptAsFarAsItGoes() {
        AuditService audit = audit();

        audit.record(AuditEvent.done(new Subject("", "a\0\uD83D\uDE00b", Subject.Kind.PERSON, Set.of()), "web", "a.b", ""));

        assertThat(audit.find(AuditQuery.ALL, PageRequest.first()).items().getFirst().event().subject().name())
                .isEqualTo("a\uD83D\uDE00b");
    }

    @Test
    void whatCannotBeRecordedMustNotBeDone() {
        AuditService audit = audit();
        database.jdbi().useHandle(handle -> handle.execute("DROP TABLE audit_entry"));

        assertThatThrownBy(() -> audit.record(AuditEvent.done(ANN, "web", "a.b", "")))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("audit.unavailable"));
    }
}
