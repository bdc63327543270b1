package io.datasync.local.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SheetRangeTest {
    private final Spreadsheet spreadsheet =
            new Spreadsheet("id", "Title", List.of(tab("Leaves"), tab("O'Brien & Co"), tab("Q3")));

    private static Tab tab(String title) {
        List<Cell> row = List.of(Cell.of("a"), Cell.of(1), Cell.of(true));
        return new Tab(0, title, List.of(row, row, row, row, row));
    }

    private String parsed(String text) {
        return SheetRange.parse(text, spreadsheet).map(SheetRange::written).orElse("(none)");
    }

    @Test
    void aTabsNameIsTheWholeTab() {
        assertThat(parsed("Leaves")).isEqualTo("Leaves!A1:C5");
    }

    @Test
    void aNameThatLooksLikeACellIsATabWhereThereIsOne() {
        assertThat(parsed("Q3")).isEqualTo("Q3!A1:C5");
        assertThat(parsed("A3")).isEqualTo("Leaves!A3");
    }

    @Test
    void quotedNamesMayHaveQuotesBlanksAndSigns() {
        assertThat(parsed("'O''Brien & Co'!B2:C3")).isEqualTo("'O''Brien & Co'!B2:C3");
    }

    @Test
    void openEndsReachToTheEndOfTheData() {
        assertThat(parsed("Leaves!A2:C")).isEqualTo("Leaves!A2:C5");
        assertThat(parsed("Leaves!B:B")).isEqualTo("Leaves!B1:B5");
        assertThat(parsed("Leaves!2:3")).isEqualTo("Leaves!A2:C3");
        assertThat(parsed("Leaves!$A$1:$ZZ")).isEqualTo("Leaves!A1:C5");
    }

    @Test
    void cornersMayStandInAnyOrder() {
        assertThat(parsed("Leaves!C3:A1")).isEqualTo("Leaves!A1:C3");
    }

    @Test
    void whatIsNeitherTabNorCellsIsNoRange() {
        assertThat(parsed("Leafs")).isEqualTo("(none)");
        assertThat(parsed("Leaves!")).isEqualTo("(none)");
        assertThat(parsed("Leaves!A1:B2:C3")).isEqualTo("(none)");
        assertThat(parsed("Leaves!A0")).isEqualTo("(none)");
    }

    @Test
    void columnsAreCountedInLettersAndBack() {
        assertThat(List.of(0, 25, 26, 701, 702))
                .extracting(A1::lettersOf)
                .containsExactly("A", "Z", "AA", "ZZ", "AAA");
        assertThat(A1.columnOf("aaa")).isEqualTo(702);
    }
}
