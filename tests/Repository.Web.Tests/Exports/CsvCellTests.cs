using Repository.Web.Exports;

namespace Repository.Web.Tests.Exports;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠x")]
    [InlineData(" =1")]
    [InlineData("\u00A0=1")]
    [InlineData("\uFEFF=1")]
    [InlineData("\u3000＝1")]
    [InlineData("=cmd|' /C calc'!A0")]
    public void What_a_spreadsheet_would_compute_is_text(string text) => Assert.Equal($"'{text}", CsvCell.Of(text));

    [Theory]
    [InlineData("Ana")]
    [InlineData("1+1")]
    [InlineData("a=b")]
    [InlineData("")]
    [InlineData("’quoted’")]
    [InlineData("ana@example.org")]
    public void Other_text_stays_as_it_is(string text) => Assert.Equal(text, CsvCell.Of(text));

    [Fact]
    public void Numbers_and_times_stay_such()
    {
        Assert.Equal(["-5", "1234567", "0.5", "2026-03-01T09:30:00Z", ""], new object?[] { -5, 1_234_567L, 0.5m, new DateTimeOffset(2026, 3, 1, 10, 30, 0, TimeSpan.FromHours(1)), null }.Select(CsvCell.Of));
    }
}
