using Repository.Domain.Data;

namespace Repository.Domain.Tests.Data;

public sealed class StorableTextTests
{
    private const char High = (char)0xD83D;
    private const char Low = (char)0xDE00;

    public static TheoryData<char[], bool> Texts => new()
    {
        { [], true },
        { ['a', '\n', 'é', '中'], true },
        { [High, Low], true },
        { ['a', High, Low, High, Low, 'b'], true },
        { ['\0'], false },
        { ['a', '\0', 'b'], false },
        { [High], false },
        { [Low], false },
        { [Low, High], false },
        { [High, High, Low], false },
        { [High, Low, Low], false },
        { ['a', High, 'b'], false },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Only_whole_characters_but_null_can_be_stored(char[] text, bool storable)
    {
        if (storable)
        {
            StorableText.ThrowIfNot(new string(text), nameof(text));
        }
        else
        {
            Assert.Throws<ArgumentException>(nameof(text), () => StorableText.ThrowIfNot(new string(text), nameof(text)));
        }
    }
}
