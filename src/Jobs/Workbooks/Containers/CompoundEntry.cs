namespace Kpi.Jobs.Workbooks.Containers;

/// <summary>A file or folder in a compound file's directory, with the numbers of its neighbours in the tree.</summary>
internal readonly record struct CompoundEntry(string Name, bool IsStream, uint Left, uint Right, uint Child, uint Start, ulong Size);
