using Repository.Domain.Notifications;

namespace Repository.Domain.Tests.Notifications;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ana@example.org")]
    [InlineData("A.B+list_1@mail.example.co.uk")]
    [InlineData("o'neil@xn--bcher-kva.example")]
    [InlineData("root@localhost")]
    [InlineData("{!#$%&*/=?^`|}~@example.org")]
    public void A_plain_address_can_be_written(string address) => Assert.True(EmailAddress.CanBeWritten(address));

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("ana")]
    [InlineData("ana@")]
    [InlineData("@example.org")]
    [InlineData("ana@@example.org")]
    [InlineData("ana@example.org ")]
    [InlineData("ana@example.org\n")]
    [InlineData("ana@example.org\r\nBcc: x@y.org")]
    [InlineData("ana@example.org,x@y.org")]
    [InlineData("ana@example.org;x@y.org")]
    [InlineData("Ana <ana@example.org>")]
    [InlineData("<ana@example.org>")]
    [InlineData("\"ana\"@example.org")]
    [InlineData("an(a)a@example.org")]
    [InlineData(".ana@example.org")]
    [InlineData("ana.@example.org")]
    [InlineData("a..na@example.org")]
    [InlineData("ana@example..org")]
    [InlineData("ana@-example.org")]
    [InlineData("ana@example.org.")]
    [InlineData("ana@[127.0.0.1]")]
    [InlineData("ana@exam_ple.org")]
    [InlineData("ána@example.org")]
    [InlineData("ana@bücher.example")]
    [InlineData("ana\u202E@example.org")]
    [InlineData("ana\0@example.org")]
    public void Anything_else_cannot(string address) => Assert.False(EmailAddress.CanBeWritten(address));

    [Fact]
    public void Lengths_are_those_of_smtp()
    {
        var host = string.Join('.', Enumerable.Repeat(new string('d', 61), 3)) + ".ab";
        Assert.True(EmailAddress.CanBeWritten($"{new string('a', 64)}@{host}"));
        Assert.False(EmailAddress.CanBeWritten($"{new string('a', 65)}@example.org"));
        Assert.False(EmailAddress.CanBeWritten($"{new string('a', 64)}@{host}cd"));
        Assert.False(EmailAddress.CanBeWritten($"a@{new string('d', 64)}.org"));
    }
}
