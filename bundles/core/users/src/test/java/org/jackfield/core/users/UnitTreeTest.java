package org.jackfield.core.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.core.users.Samples.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.users.BusinessUnit;
import org.junit.jupiter.api.Test;

class UnitTreeTest {

    private UnitTree tree = UnitTree.EMPTY;

    private BusinessUnit add(BusinessUnit unit) {
        BusinessUnit checked = tree.checked(unit);
        tree = tree.with(checked);
        return checked;
    }

    private static BusinessUnit below(BusinessUnit unit, BusinessUnit parent) {
        return new BusinessUnit(
                unit.id(), unit.revision(), parent == null ? null : parent.id(), unit.name(), unit.directoryUnit());
    }

    @Test
    void unitsStandParentsFirstAndBrothersByName() {
        BusinessUnit uk = add(unit("UK", null));
        BusinessUnit sales = add(unit("sales", uk));
        BusinessUnit billing = add(unit("Billing", uk));
        BusinessUnit france = add(unit("France", null));

        assertThat(tree.inOrder()).containsExactly(france, uk, billing, sales);
        assertThat(tree.subtree(uk.id())).containsExactlyInAnyOrder(uk.id(), sales.id(), billing.id());
        assertThat(tree.path(sales.id())).containsExactly(uk, sales);
    }

    @Test
    void unitCannotBeMovedBelowItself() {
        BusinessUnit top = add(unit("Top", null));
        BusinessUnit middle = add(unit("Middle", top));
        BusinessUnit low = add(unit("Low", middle));

        assertThatThrownBy(() -> tree.checked(below(top, low))).hasMessageContaining("below itself");
        assertThatThrownBy(() -> tree.checked(below(top, top))).hasMessageContaining("below itself");
        assertThat(tree.checked(below(low, top)).parent()).isEqualTo(top.id());
    }

    @Test
    void nameIsUniqueAmongBrothersWhateverItsCase() {
        BusinessUnit uk = add(unit("UK", null));
        add(unit("Sales", uk));

        assertThatThrownBy(() -> tree.checked(unit("SALES", uk))).hasMessageContaining("of this name");
        assertThat(tree.checked(unit("Sales", null)).name()).isEqualTo("Sales");
    }

    @Test
    void unitThatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        BusinessUnit read = add(unit("Sales", null));
        add(new BusinessUnit(read.id(), read.revision(), null, "Sales UK", ""));

        assertThatThrownBy(() -> tree.checked(read)).hasMessageContaining("meanwhile");
    }

    @Test
    void unitThatHoldsUnitsIsNotDeleted() {
        BusinessUnit top = add(unit("Top", null));
        BusinessUnit low = add(unit("Low", top));

        assertThatThrownBy(() -> tree.deletable(top.id(), top.revision())).hasMessageContaining("holds users or other");
        assertThat(tree.deletable(low.id(), low.revision())).isEqualTo(low);
    }

    @Test
    void fixedUnitsAreNeitherChangedNorFilledWithUnits() {
        for (UUID fixed : List.of(BusinessUnit.UNASSIGNED, BusinessUnit.DELETED)) {
            assertThatThrownBy(() -> tree.deletable(fixed, 0)).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> tree.checked(new BusinessUnit(fixed, 0, null, "X", "")))
                    .isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> tree.checked(new BusinessUnit(UUID.randomUUID(), 0, fixed, "X", "")))
                    .isInstanceOf(ProblemException.class);
            assertThat(tree.subtree(fixed)).containsExactly(fixed);
        }
    }

    @Test
    void treeIsAtMostTwentyLevelsHighAlsoAfterAMove() {
        List<BusinessUnit> line = new ArrayList<>();
        for (int i = 0; i < UnitTree.MOST_LEVELS; i++) {
            line.add(add(unit("L" + i, i == 0 ? null : line.get(i - 1))));
        }
        BusinessUnit other = add(unit("Other", null));

        assertThatThrownBy(() -> tree.checked(unit("Deeper", line.getLast()))).hasMessageContaining("levels");
        assertThatThrownBy(() -> tree.checked(below(line.getFirst(), other))).hasMessageContaining("levels");
        assertThat(tree.checked(below(line.get(1), other)).parent()).isEqualTo(other.id());
    }

    @Property(tries = 200)
    void noSequenceOfMovesMakesACycle(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 99) Integer> moves) {
        tree = UnitTree.EMPTY;
        List<BusinessUnit> units = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            units.add(add(unit("U" + i, i == 0 ? null : units.get(i / 2))));
        }
        for (int move : moves) {
            int from = move / 10;
            int to = move % 10;
            try {
                units.set(from, add(below(units.get(from), units.get(to))));
            } catch (ProblemException refused) {
                assertThat(tree.subtree(units.get(from).id())).contains(units.get(to).id());
            }
        }
        assertThat(tree.inOrder()).hasSize(10);
    }
}
